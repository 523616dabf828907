using StanceSim.Grains.Actors;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Placement;
using StanceSim.Grains.Runs;
using StanceSim.Grains.Silos;
using StanceSim.Model;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Grains.Partitions;

/// <summary>Carries the mail of one contiguous part of the actors and gives each its turn, tick by tick.</summary>
[GrainType("stancesim.partition"), SpreadOverSilos]
internal sealed class PartitionGrain(Worlds worlds, Seats seats, ResidentCount residents, SiloActivity activity, ILocalSiloDetails silo, MemoryBudget? memory = null) : Grain, IPartitionGrain
{
    /// <summary>Actors that are activated at the same time; more would only queue.</summary>
    private const int JoinsAtOnce = 256;

    /// <summary>How long a run may pause before its silos forget it; it goes on from its last snapshot then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly PostBox postBox = new();
    private RunSpec? spec;
    private Task<World>? taken;
    private World? world;
    private Outside? outside;
    private Partition? partition;
    private bool isStopped;

    public async Task<PartitionWindow> Start(RunSpec spec, Snapshot? from, bool takesSnapshot)
    {
        using var spell = residents.Work();
        if (this.spec is null)
        {
            memory?.Take(spec, Number);
            residents.Add();
            activity.PartitionCame();
            taken = worlds.Take(spec);
        }

        this.spec = spec;
        DelayDeactivation(Patience);
        world = await taken!;
        MustGoOn();
        var rows = new Rows(world, Number, spec.Partitions);
        outside = new Outside(spec, world, rows.First, rows.Last);
        var actors = world.ActorCount <= DenseRuns.FewestActors ? await Seat(rows) : [];
        partition = new Partition(spec, world, Number, actors, outside, from, Exchange);
        return new PartitionWindow
        {
            Slices = from is null ? [await partition.Begin()] : [],
            Snapshot = takesSnapshot ? partition.TakeSnapshot() : null,
        };
    }

    public async Task<PartitionWindow> Advance(Stride stride)
    {
        using var spell = residents.Work();
        DelayDeactivation(Patience);
        var running = Running;
        foreach (var injection in stride.Injections)
        {
            outside!.Add(injection.Actor, injection.Content);
        }

        var slices = new List<TickSlice>(stride.Ticks);
        for (var tick = 1; tick <= stride.Ticks; tick++)
        {
            if (await running.Step(!stride.IsQuiet && (stride.TellsFrames || tick == stride.Ticks), stride.Teller) is { } slice)
            {
                slices.Add(slice);
            }
            else if (!stride.IsQuiet)
            {
                slices.Add(new TickSlice());
            }

            activity.Count(running.MessagesOfTick);
            // Whoever asks an actor something is answered between two ticks.
            await Task.Yield();
        }

        return new PartitionWindow { Slices = [.. slices], Snapshot = stride.TakesSnapshot ? running.TakeSnapshot() : null };
    }

    public Task Receive(Batch batch)
    {
        postBox.File(batch);
        return Task.CompletedTask;
    }

    public Task<SiloAddress> Locate() => Task.FromResult(silo.SiloAddress);

    public Task<Stance> StanceOf(string actor)
    {
        var (world, now) = (World, Running.Now);
        var issues = world.IssueCount;
        var start = world.FindActor(actor) * issues;
        return Task.FromResult(new Stance { Tick = now.Tick, Positions = [.. now.Positions.AsSpan(start, issues)] });
    }

    public Task<Reason?> WhyOf(string actor, int issue)
    {
        var index = World.FindActor(actor);
        if (Running.Changes is { } log)
        {
            foreach (var change in log.Changes)
            {
                if (change.Actor == index && change.Variable == Variable.Position && change.Subject == issue)
                {
                    return Task.FromResult<Reason?>(new Reason { Change = change, Contributions = [.. log.Of(change)] });
                }
            }
        }

        return Task.FromResult<Reason?>(null);
    }

    public Task Say(string actor, MessageContent content)
    {
        (outside ?? throw Lost()).Add(World.FindActor(actor), content);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        isStopped = true;
        postBox.Close();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>Calls nobody: a silo that stops could not place whom it calls.</summary>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        postBox.Close();
        if (spec is not null)
        {
            residents.Remove();
            activity.PartitionWent();
            memory?.GiveBack(spec, Number);
            worlds.GiveBack(spec);
            partition?.Leave();
        }

        return Task.CompletedTask;
    }

    private int Number => GrainKeys.PartitionNumber(this.GetPrimaryKeyString());

    private World World => world ?? throw Lost();

    private Partition Running => partition ?? throw Lost();

    private async Task<ActorSeat[]> Seat(Rows rows)
    {
        // So that placing an actor need not ask this partition where it is, which could not answer once it was told to go.
        RequestContext.Set(PlacedWithPartition.SiloKey, silo.SiloAddress);
        for (var start = rows.First; start < rows.Last; start += JoinsAtOnce)
        {
            MustGoOn();
            var together = Enumerable.Range(start, Math.Min(JoinsAtOnce, rows.Last - start));
            await Task.WhenAll(together.Select(actor => ActorOf(world!, actor)
                .Join(new ActorSpec { RunId = spec!.RunId, Actor = actor, Issues = world!.IssueCount })));
        }

        RequestContext.Remove(PlacedWithPartition.SiloKey);
        return [.. Enumerable.Range(rows.First, rows.Last - rows.First).Select(actor => seats.Of(spec!.RunId, actor))];
    }

    /// <summary>Whoever was told to go while it began must not seat actors any more.</summary>
    private void MustGoOn()
    {
        if (isStopped)
        {
            throw Lost();
        }
    }

    /// <summary>Tells every other partition, and waits until all have told us. Fails at once when one cannot be told.</summary>
    private async ValueTask<List<Batch>> Exchange(Batch batch)
    {
        var others = Enumerable.Range(0, spec!.Partitions).Where(other => other != batch.Partition);
        var told = Task.WhenAll(others.Select(other =>
            GrainFactory.GetGrain<IPartitionGrain>(GrainKeys.Partition(spec.RunId, other)).Receive(batch)));
        var received = postBox.TakeAll(batch.Tick, batch.IsMail, spec.Partitions - 1);
        if (await Task.WhenAny(told, received) == told)
        {
            await told;
        }

        var batches = await received;
        await told;
        return batches;
    }

    private IActorGrain ActorOf(World world, int actor) =>
        GrainFactory.GetGrain<IActorGrain>(GrainKeys.Actor(spec!.RunId, Number, world.Actors[actor].Id));

    private LostRunException Lost() => new($"Partition {this.GetPrimaryKeyString()} is not running on {silo.Name}.");
}
