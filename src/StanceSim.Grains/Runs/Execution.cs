using System.Runtime.CompilerServices;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Contracts;
using StanceSim.Model;
using StanceSim.Scenarios;

namespace StanceSim.Grains.Runs;

/// <summary>
/// One run on a cluster, window by window. When a part of it is lost it is placed anew, from its last snapshot, and does
/// the ticks that were told already once more without telling them; so the records are those of an undisturbed run.
/// </summary>
internal sealed class Execution
{
    private readonly IGrainFactory grains;
    private readonly GrainEngineOptions options;
    private readonly Worlds? worlds;
    private readonly CheckpointClock checkpoints;
    private readonly CheckpointClock safety;
    private readonly WindowAssembly assembly;
    private readonly Attempts attempts;
    private readonly StoragePause pause;
    private readonly string name;
    private readonly string digest;
    private RunPlan plan;
    private Snapshot? last;
    private bool mustMove;
    private int placements;

    public Execution(IGrainFactory grains, GrainEngineOptions options, Worlds? worlds, RunPlan plan)
    {
        (this.grains, this.options, this.worlds, this.plan, last) = (grains, options, worlds, plan, plan.From);
        var world = plan.From is { } from ? Stages.Before(plan, from.Tick).World : plan.Scenario.World;
        name = $"{plan.Scenario.Name}-{Guid.NewGuid():N}";
        digest = RunIdentity.Of(plan);
        Interventions = new Interventions(plan);
        checkpoints = new CheckpointClock(plan.CheckpointEvery, options.Time);
        safety = new CheckpointClock(options.Recovers ? options.SnapshotEvery : Timeout.InfiniteTimeSpan, options.Time);
        assembly = new WindowAssembly(world, plan.From);
        attempts = new Attempts(options);
        pause = new StoragePause(options);
    }

    public bool IsOver => assembly.Tick >= assembly.World.Ticks || assembly.IsStill;

    /// <summary>The placement now, for questions; null while there is none.</summary>
    public Placement? Placement { get; private set; }

    public World World => assembly.World;

    /// <summary>What is done to the run from outside.</summary>
    public Interventions Interventions { get; }

    /// <summary>The next window of records.</summary>
    /// <param name="isLast">Nothing comes after it for now: it has one tick, which is told with a snapshot.</param>
    /// <param name="cancellation">Ends waiting for a cluster that is away.</param>
    public async IAsyncEnumerable<TickRecord> Next(bool isLast, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var isFirst = assembly.Tick < 0;
        var ticks = isFirst || isLast ? 1 : WindowLength();
        var end = assembly.Tick + ticks;
        var isTold = checkpoints.Strikes() || isLast;
        var settings = Interventions.TakeSettings(end);
        plan = plan with { Settings = [.. plan.Settings, .. settings] };
        var begins = plan.Settings.Where(setting => setting.Tick == end).ToArray();
        var stride = new Stride
        {
            Ticks = ticks,
            TakesSnapshot = isTold || safety.Strikes() || mustMove || begins.Length > 0,
            Injections = isFirst ? [] : Interventions.Waiting(),
        };
        var window = await Persist(stride, cancellation);
        var snapshot = SnapshotAssembly.Of(World, end, window);
        for (var place = 0; place < ticks && !assembly.IsStill; place++)
        {
            var isEnd = place == ticks - 1;
            var record = assembly.Next(window, place, isEnd ? begins : [], isEnd && isTold ? snapshot : null);
            Interventions.Told(record.Injections);
            yield return record;
        }

        await Settle(snapshot, begins.Length > 0, window.SilosChanged);
    }

    /// <summary>Nothing more will be asked of the run.</summary>
    public Task End() => Placement?.End(IsOver ? RunState.Done : RunState.Stopped, Math.Max(0, assembly.Tick)) ?? Task.CompletedTask;

    private Task Stop() => Placement?.Stop() ?? Task.CompletedTask;

    /// <summary>Keeps what is needed to go on, and gives the placement up where a stage begins or silos came or went.</summary>
    private async Task Settle(Snapshot? snapshot, bool beginsStage, bool silosChanged)
    {
        mustMove |= silosChanged && options.Recovers;
        if (snapshot is null)
        {
            return;
        }

        last = snapshot;
        Interventions.Forget(snapshot.Tick);
        if (!IsOver && (beginsStage || mustMove))
        {
            await Stop();
            Placement = null;
            if (mustMove)
            {
                options.Watcher?.Invoke(new PlacementEvent(PlacementEventKind.Moved, assembly.Tick, snapshot.Tick));
            }

            mustMove = false;
        }
    }

    /// <summary>Does a window, however often parts of the cluster are lost on the way.</summary>
    private async Task<Window> Persist(Stride stride, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                var first = Placement is null ? await Place(stride.TakesSnapshot, cancellation) : null;
                var window = assembly.Tick < 0 && first is not null ? first : await Granted(() => Placement!.Advance(stride), cancellation);
                attempts.Succeeded(assembly.Tick, last?.Tick ?? -1);
                return window;
            }
            catch (Exception failure) when (options.Recovers && (Losses.IsLoss(failure) || (failure is RunDoesNotFitException && assembly.Tick >= 0)))
            {
                // A run that has begun and does not fit on the silos that are left waits for others.
                await Stop();
                Placement = null;
                await attempts.Failed(failure, assembly.Tick, last?.Tick ?? -1, cancellation);
            }
            catch (RunDoesNotFitException refusal)
            {
                throw new ResultsException(RunFolderProblems.DoesNotFit(plan.Scenario.Name, refusal.Message, isOnSilo: true, plan.RecordsChanges));
            }
        }
    }

    /// <summary>Asks until storage is there to write down what the answer says.</summary>
    private async Task<Window> Granted(Func<Task<Window>> ask, CancellationToken cancellation)
    {
        var window = await ask();
        while (window.WaitsFor is { } storage)
        {
            await pause.Wait(storage, Math.Max(0, assembly.Tick), cancellation);
            window = await ask();
        }

        pause.End(Math.Max(0, assembly.Tick));
        return window;
    }

    /// <summary>Places the run on the silos there are now, and brings it to the last frame that was told.</summary>
    private async Task<Window> Place(bool takesSnapshot, CancellationToken cancellation)
    {
        await (options.MayPlace?.Invoke() ?? Task.CompletedTask);
        var at = last?.Tick ?? -1;
        var scenario = at < 0 ? plan.Scenario : Stages.At(plan, at);
        var from = last is null ? null : Stages.Carry(last, Stages.Before(plan, at).World, scenario.World);
        assembly.World = scenario.World;
        var spec = SpecOf(scenario, at);
        worlds?.Put(spec, scenario.World);
        var placed = new Placement(grains, spec, options);
        Placement = placed;
        var first = await Granted(() => placed.Start(from, takesSnapshot && from is null && assembly.Tick < 0), cancellation);
        for (at = Math.Max(0, at); at < assembly.Tick;)
        {
            var ticks = Math.Min(options.MostTicksInWindow, assembly.Tick - at);
            await placed.Advance(new Stride { Ticks = ticks, IsQuiet = true });
            at += ticks;
        }

        return first;
    }

    private RunSpec SpecOf(Scenario scenario, int at) => new()
    {
        RunId = $"{name}~{placements}",
        Run = name,
        Epoch = placements++,
        Digest = digest,
        Ticks = scenario.World.Ticks,
        Memory = MemoryOf(scenario.World),
        File = scenario.Name,
        Text = scenario.Text,
        Overrides = [.. scenario.Overrides.Select(set => KeyValuePair.Create(set.Path, set.Value))],
        Seed = plan.Key.Seed,
        Replicate = plan.Key.Replicate,
        Partitions = Windows.PartitionsFor(scenario.World, options),
        TellsChanges = plan.RecordsChanges,
        Injections = [.. Interventions.Planned(at)],
    };

    private RunMemory MemoryOf(World world) => new()
    {
        Shared = MemoryNeed.OfWorld(world),
        PerPartition = plan.RecordsChanges ? MemoryNeed.OfRecording(world) / Windows.PartitionsFor(world, options) : 0,
    };

    /// <summary>A window ends where a stage begins, and is short while the run is about to move.</summary>
    private int WindowLength()
    {
        var left = plan.Settings
            .Select(setting => setting.Tick)
            .Where(tick => tick > assembly.Tick)
            .Append(World.Ticks)
            .Min() - assembly.Tick;
        return mustMove || Interventions.HasSettings ? 1 : Math.Min(left, Windows.LengthFor(World, options, plan.RecordsChanges));
    }
}
