using StanceSim.Grains.Actors;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Placement;
using StanceSim.Grains.Runs;
using StanceSim.Grains.Silos;

namespace StanceSim.Grains.Partitions;

/// <summary>Seats the actors of one contiguous part of the world, carries their mail and gives each its turn, tick by tick.</summary>
[GrainType("stancesim.partition"), SpreadOverSilos]
internal sealed class PartitionGrain(Worlds worlds, Seats seats, ILocalSiloDetails silo, SiloActivity activity) : Grain, IPartitionGrain
{
    /// <summary>Actors that are activated at the same time; more would only queue.</summary>
    private const int JoinsAtOnce = 256;

    private readonly PostBox postBox = new();
    private RunSpec? spec;
    private Partition? partition;

    public async Task<TickSlice> Start(RunSpec spec)
    {
        this.spec = spec;
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        var world = worlds.Of(spec);
        var number = GrainKeys.PartitionNumber(this.GetPrimaryKeyString());
        var (first, last) = Slicing.RangeOf(number, spec.Partitions, world.ActorCount);
        for (var start = first; start < last; start += JoinsAtOnce)
        {
            var together = Enumerable.Range(start, Math.Min(JoinsAtOnce, last - start));
            await Task.WhenAll(together.Select(actor => ActorOf(number, world.Actors[actor].Id)
                .Join(new ActorSpec { RunId = spec.RunId, Actor = actor, Issues = world.IssueCount })));
        }

        var seated = Enumerable.Range(first, last - first).Select(actor => seats.Of(spec.RunId, actor));
        partition = new Partition(spec, world, number, [.. seated], Exchange);
        return await partition.Begin();
    }

    public async Task<TickSlice[]> Advance(int ticks)
    {
        var slices = new TickSlice[ticks];
        for (var tick = 0; tick < ticks; tick++)
        {
            slices[tick] = await Running.Step(isLastOfWindow: tick == ticks - 1);
            activity.Count(Running.RoutineMessages + slices[tick].Sent.Length);
        }

        return slices;
    }

    public Task Receive(Batch batch)
    {
        postBox.File(batch);
        return Task.CompletedTask;
    }

    public Task<SiloAddress> Locate() => Task.FromResult(silo.SiloAddress);

    public async Task Stop()
    {
        if (spec is not null && partition is not null)
        {
            var number = GrainKeys.PartitionNumber(this.GetPrimaryKeyString());
            await Task.WhenAll(partition.ActorIds.Select(actor => ActorOf(number, actor).Leave()));
            worlds.Forget(spec.RunId);
        }

        DeactivateOnIdle();
    }

    private Partition Running => partition
        ?? throw new InvalidOperationException($"Partition {this.GetPrimaryKeyString()} was not started.");

    /// <summary>Tells every other partition, and waits until all have told us.</summary>
    private async ValueTask<List<Batch>> Exchange(Batch batch)
    {
        var others = Enumerable.Range(0, spec!.Partitions).Where(other => other != batch.Partition);
        var told = Task.WhenAll(others.Select(other =>
            GrainFactory.GetGrain<IPartitionGrain>(GrainKeys.Partition(spec.RunId, other)).Receive(batch)));
        var received = await postBox.TakeAll(batch.Tick, batch.IsMail, spec.Partitions - 1);
        await told;
        return received;
    }

    private IActorGrain ActorOf(int number, string actor) =>
        GrainFactory.GetGrain<IActorGrain>(GrainKeys.Actor(spec!.RunId, number, actor));
}
