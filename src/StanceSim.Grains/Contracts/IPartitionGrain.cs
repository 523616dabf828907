using Orleans.Concurrency;
using StanceSim.Model;
using StanceSim.Model.Messages;

namespace StanceSim.Grains.Contracts;

/// <summary>Carries the mail of a contiguous part of the actors and gives each its turn.</summary>
[GrainInterfaceType("stancesim.partition"), Alias("stancesim.IPartitionGrain")]
public interface IPartitionGrain : IGrainWithStringKey
{
    /// <summary>Seats the partition's actors on its silo. From the beginning it returns its part of the first frame, and a snapshot of it if asked; from a snapshot nothing.</summary>
    [Alias("start"), ResponseTimeout("00:10:00")]
    Task<PartitionWindow> Start(RunSpec spec, Snapshot? from, bool takesSnapshot);

    /// <summary>Runs a number of ticks, exchanging one batch per partition pair and phase, and returns what it has to tell.</summary>
    /// <exception cref="LostRunException">It was not started here: its state went with another silo, or by idleness.</exception>
    [Alias("advance"), ResponseTimeout("00:10:00")]
    Task<PartitionWindow> Advance(Stride stride);

    /// <summary>Takes another partition's batch. Interleaves, since a partition awaits these batches inside <see cref="Advance"/>.</summary>
    [Alias("receive"), AlwaysInterleave]
    Task Receive(Batch batch);

    /// <summary>The silo on which the partition lives, where its actors are to be placed too. Interleaves, since placement asks while <see cref="Start"/> seats actors.</summary>
    [Alias("locate"), AlwaysInterleave]
    Task<SiloAddress> Locate();

    /// <summary>Where an actor without a seat of its own stands. Interleaves, so that a busy run answers between two ticks.</summary>
    [Alias("stance"), AlwaysInterleave]
    Task<Stance> StanceOf(string actor);

    /// <summary>Why an actor without a seat of its own last changed. Interleaves as <see cref="StanceOf"/> does.</summary>
    [Alias("why"), AlwaysInterleave]
    Task<Reason?> WhyOf(string actor, int issue);

    /// <summary>Has an actor say something with the next frame.</summary>
    /// <remarks>Interleaves as <see cref="StanceOf"/> does.</remarks>
    /// <exception cref="InvalidOperationException">The run has no messages, or too many injected ones wait.</exception>
    [Alias("say"), AlwaysInterleave]
    Task Say(string actor, MessageContent content);

    /// <summary>Lets actors and state go, also in the middle of a tick that waits for a partition that is gone. Interleaves for that reason.</summary>
    [Alias("stop"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task Stop();
}
