using Orleans.Concurrency;

namespace StanceSim.Grains.Contracts;

/// <summary>Carries the mail of a contiguous part of the actors and gives each its turn.</summary>
[GrainInterfaceType("stancesim.partition"), Alias("stancesim.IPartitionGrain")]
public interface IPartitionGrain : IGrainWithStringKey
{
    /// <summary>Seats the partition's actors on its silo and returns its part of the first frame.</summary>
    [Alias("start"), ResponseTimeout("00:10:00")]
    Task<TickSlice> Start(RunSpec spec);

    /// <summary>Runs a number of ticks, exchanging one batch per partition pair and phase, and returns a slice per tick.</summary>
    [Alias("advance"), ResponseTimeout("00:10:00")]
    Task<TickSlice[]> Advance(int ticks);

    /// <summary>Takes another partition's batch. Interleaves, since a partition awaits these batches inside <see cref="Advance"/>.</summary>
    [Alias("receive"), AlwaysInterleave]
    Task Receive(Batch batch);

    /// <summary>The silo on which the partition lives, where its actors are to be placed too. Interleaves, since placement asks while <see cref="Start"/> seats actors.</summary>
    [Alias("locate"), AlwaysInterleave]
    Task<SiloAddress> Locate();

    [Alias("stop")]
    Task Stop();
}
