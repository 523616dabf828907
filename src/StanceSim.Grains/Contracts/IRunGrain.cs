using Orleans.Concurrency;
using StanceSim.Model;

namespace StanceSim.Grains.Contracts;

/// <summary>Owns one run: starts its partitions and lets them advance window by window.</summary>
[GrainInterfaceType("stancesim.run"), Alias("stancesim.IRunGrain")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Places partitions and actors. From the beginning it returns each partition's part of the first frame, and a snapshot of it if asked; from a snapshot nothing.</summary>
    [Alias("start"), ResponseTimeout("00:10:00")]
    Task<Window> Start(RunSpec spec, Snapshot? from, bool takesSnapshot);

    /// <summary>Advances all partitions and returns what each has to tell.</summary>
    /// <exception cref="LostRunException">A partition is gone, with its silo or since the run was idle for too long.</exception>
    [Alias("advance"), ResponseTimeout("00:10:00")]
    Task<Window> Advance(Stride stride);

    /// <summary>Ends the run and lets its actors and partitions go. Nobody waits for it.</summary>
    [Alias("stop"), OneWay]
    Task Stop();
}
