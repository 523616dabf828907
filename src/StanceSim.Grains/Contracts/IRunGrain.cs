namespace StanceSim.Grains.Contracts;

/// <summary>Owns one run: starts its partitions and lets them advance window by window.</summary>
[GrainInterfaceType("stancesim.run"), Alias("stancesim.IRunGrain")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Places partitions and actors, and returns each partition's part of the first frame.</summary>
    [Alias("start"), ResponseTimeout("00:10:00")]
    Task<Window> Start(RunSpec spec);

    /// <summary>Advances all partitions by a number of ticks and returns what each has to tell.</summary>
    [Alias("advance"), ResponseTimeout("00:10:00")]
    Task<Window> Advance(int ticks);

    /// <summary>Ends the run and lets its actors and partitions go.</summary>
    [Alias("stop")]
    Task Stop();
}
