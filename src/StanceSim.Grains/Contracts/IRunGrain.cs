using Orleans.Concurrency;
using StanceSim.Model;

namespace StanceSim.Grains.Contracts;

/// <summary>Owns one run: starts its partitions and lets them advance window by window.</summary>
[GrainInterfaceType("stancesim.run"), Alias("stancesim.IRunGrain")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Enters the run in the registry, where the cluster has one, and places partitions and actors. From the beginning it returns each partition's part of the first frame, and a snapshot of it if asked; from a snapshot nothing.</summary>
    [Alias("start"), ResponseTimeout("00:10:00")]
    Task<Window> Start(RunSpec spec, Snapshot? from, bool takesSnapshot);

    /// <summary>Advances all partitions and returns what each has to tell. Where a snapshot is taken, the registry hears of it first.</summary>
    /// <exception cref="LostRunException">A partition is gone, with its silo or since the run was idle for too long; or a newer placement owns the run.</exception>
    [Alias("advance"), ResponseTimeout("00:10:00")]
    Task<Window> Advance(Stride stride);

    /// <summary>
    /// Answers at once, also while a window is done, so that whoever waits for one can tell a long window from a silo that
    /// stands still. False: nothing is being done, so the answer was given, and if it does not come it was lost on its way.
    /// </summary>
    [Alias("ping"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<bool> Ping();

    /// <summary>Gives this placement up, since the run goes on in another, and lets its actors and partitions go.</summary>
    [Alias("stop"), ResponseTimeout("00:00:05")]
    Task Stop();

    /// <summary>Ends the run: writes that in the registry, later where storage is away, and lets actors and partitions go.</summary>
    /// <param name="spec">The run, without its scenario: whoever is told may not have done it.</param>
    /// <param name="state">How it ended.</param>
    /// <param name="tick">The last frame that was told.</param>
    [Alias("end"), ResponseTimeout("00:00:10")]
    Task End(RunSpec spec, RunState state, int tick);
}
