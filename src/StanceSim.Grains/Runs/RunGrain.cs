using Microsoft.Extensions.Logging;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Registry;
using StanceSim.Grains.Silos;
using StanceSim.Model;

namespace StanceSim.Grains.Runs;

/// <summary>
/// Owns one placement of a run. Partitions exchange their mail among themselves; this grain only starts windows, gathers
/// what they tell, notices when silos come or go, and keeps the run's record in the registry: when it begins, whenever a
/// snapshot is taken, and when it ends. What cannot be recorded is not told, and no tick is done until it can.
/// </summary>
/// <param name="membership">Silos there are.</param>
/// <param name="silo">The silo it lives on.</param>
/// <param name="log">Where operators are told of storage that is away.</param>
/// <param name="residents">Counts it while it has a run.</param>
/// <param name="registry">The cluster's; null in a process that runs alone, which keeps none.</param>
[GrainType("stancesim.run")]
internal sealed partial class RunGrain(
    IClusterMembershipService membership, ILocalSiloDetails silo, ILogger<RunGrain> log, ResidentCount residents, RunRegistry? registry = null) : Grain, IRunGrain
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>How often the end of a run is tried to be written while storage is away.</summary>
    private static readonly TimeSpan EndEvery = TimeSpan.FromSeconds(5);

    private IPartitionGrain[] partitions = [];
    private HashSet<SiloAddress> silos = [];
    private Registration? registration;
    private Window? gathered;
    private RunState state;
    private int tick;

    private bool isResident;

    /// <summary>Requests that are being worked on.</summary>
    private int asked;

    /// <summary>See <see cref="Neighbour"/>.</summary>
    private int neighbour = -1;

    public Task<Window> Start(RunSpec spec, Snapshot? from, bool takesSnapshot) => Counted(Begin(spec, from, takesSnapshot));

    public Task<Window> Advance(Stride stride) => Counted(GoOn(stride));

    public Task<bool> Ping() => Task.FromResult(asked > 0);

    public Task Stop()
    {
        registration = null;
        LetPartitionsGo();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task End(RunSpec spec, RunState state, int tick)
    {
        (this.state, this.tick) = (state, tick);
        // The silo that did the run may be gone. Nobody places it again, so that whoever is told of the end is its last owner.
        registration ??= RegistrationOf(spec with { Epoch = spec.Epoch + 1 });
        LetPartitionsGo();
        if (await IsEndWritten())
        {
            DeactivateOnIdle();
            return;
        }

        DelayDeactivation(Patience);
        this.RegisterGrainTimer(WriteEnd, new GrainTimerCreationOptions(EndEvery, EndEvery));
    }

    /// <summary>A run that nobody asked for is let go, and the registry says so, if it can.</summary>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (isResident)
        {
            residents.Remove();
        }

        if (reason.ReasonCode == DeactivationReasonCode.ActivationIdle && registration is not null)
        {
            try
            {
                await registration.TryKeep(state == RunState.Running ? RunState.LetGo : state, tick).WaitAsync(cancellationToken);
            }
            catch (Exception late) when (late is SupersededException or OperationCanceledException)
            {
                // Somebody else has the run, or the silo has no time left: the record says itself how old it is.
            }
        }
    }

    private async Task<Window> Counted(Task<Window> work)
    {
        using var spell = residents.Work();
        asked++;
        try
        {
            return await work;
        }
        finally
        {
            asked--;
        }
    }

    private async Task<Window> Begin(RunSpec spec, Snapshot? from, bool takesSnapshot)
    {
        DelayDeactivation(Patience);
        tick = from?.Tick ?? 0;
        registration ??= RegistrationOf(spec);
        if (!isResident)
        {
            residents.Add();
            isResident = true;
        }

        if (await WaitsFor() is { } storage)
        {
            return Waiting(storage);
        }

        silos = ActiveSilos();
        partitions = [.. Enumerable.Range(0, spec.Partitions)
            .Select(number => GrainFactory.GetGrain<IPartitionGrain>(GrainKeys.Partition(spec.RunId, number)))];
        var window = await Gather(partition => partition.Start(spec, from, takesSnapshot));
        neighbour = await Neighbour();
        return window;
    }

    private async Task<Window> GoOn(Stride stride)
    {
        DelayDeactivation(Patience);
        if (partitions.Length == 0)
        {
            throw new LostRunException($"Run {this.GetPrimaryKeyString()} was not started here.");
        }

        if (gathered is null)
        {
            gathered = await Gather(partition => partition.Advance(stride with { Teller = neighbour }));
            tick += stride.Ticks;
        }

        if (stride.TakesSnapshot && await WaitsFor() is { } storage)
        {
            return Waiting(storage);
        }

        (var window, gathered) = (gathered, null);
        return window;
    }

    private async Task WriteEnd(CancellationToken cancellation)
    {
        if (await IsEndWritten())
        {
            DeactivateOnIdle();
        }
    }

    private async Task<bool> IsEndWritten()
    {
        try
        {
            return await WaitsFor() is null;
        }
        catch (LostRunException)
        {
            // Somebody else has the run, and says how it is.
            return true;
        }
    }

    /// <summary>Writes how the run is. Null: it is written, or there is no registry. Else the storage that is away, for people.</summary>
    /// <exception cref="LostRunException">The run belongs to a newer placement. This one ends and does nothing more.</exception>
    private async Task<string?> WaitsFor()
    {
        try
        {
            return registration is null ? null : await registration.TryKeep(state, tick);
        }
        catch (SupersededException fenced)
        {
            LogSuperseded(log, this.GetPrimaryKeyString(), tick, fenced.Owner);
            await Stop();
            throw new LostRunException(fenced.Message);
        }
    }

    /// <summary>Waits for none of them: they may be gone, and the client tells them, too.</summary>
    private void LetPartitionsGo()
    {
        var gone = partitions;
        (partitions, gathered) = ([], null);
        foreach (var partition in gone)
        {
            partition.Stop().Ignore();
        }
    }

    /// <summary>Asks all partitions. Fails with the first that fails: the others may wait for it in vain.</summary>
    private async Task<Window> Gather(Func<IPartitionGrain, Task<PartitionWindow>> ask)
    {
        var asked = partitions.Select(ask).ToArray();
        await foreach (var one in Task.WhenEach(asked))
        {
            await one;
        }

        return new Window { Partitions = await Task.WhenAll(asked), SilosChanged = !silos.SetEquals(ActiveSilos()) };
    }

    /// <summary>A partition that lives here while others live elsewhere: it knows their positions, so that they need not be sent here twice. Negative: none.</summary>
    private async Task<int> Neighbour()
    {
        var places = partitions.Length == 1 ? [] : await Task.WhenAll(partitions.Select(partition => partition.Locate()));
        return places.All(silo.SiloAddress.Equals) ? -1 : Array.IndexOf(places, silo.SiloAddress);
    }

    private HashSet<SiloAddress> ActiveSilos() =>
        [.. membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress)];

    private Registration? RegistrationOf(RunSpec spec) => registry is null ? null : new Registration(registry, RecordOf(spec), log);

    private RunRecord RecordOf(RunSpec spec) => new()
    {
        Run = spec.Run,
        Scenario = spec.File,
        Digest = spec.Digest,
        Seed = spec.Seed,
        Replicate = spec.Replicate,
        Ticks = spec.Ticks,
        Epoch = spec.Epoch,
        Writer = $"{silo.SiloAddress}/{GrainContext.ActivationId}",
    };

    private static Window Waiting(string storage) => new() { Partitions = [], WaitsFor = storage };

    [LoggerMessage(1, LogLevel.Warning, "Run {Run} ends here at tick {Tick} and writes nothing more: epoch {Owner} owns it")]
    private static partial void LogSuperseded(ILogger log, string run, int tick, int owner);
}
