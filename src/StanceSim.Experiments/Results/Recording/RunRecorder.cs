using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Expressions;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>
/// Writes a run to its output folder while it goes on. The folder appears under its name when the run is complete. Dispose
/// without <see cref="Finish"/> leaves it under the name of an unfinished one, from which <see cref="Resume"/> goes on, unless
/// nothing was recorded yet. Memory does not grow with the number of ticks.
/// </summary>
/// <remarks>Not thread-safe. Every failure that a person can mend is a <see cref="ResultsException"/>.</remarks>
public sealed partial class RunRecorder : IAsyncDisposable
{
    private readonly string folder;
    private readonly Manifest manifest;
    private readonly StagingFolder staging;
    private readonly RunTables tables;
    private readonly History history = new();
    private readonly FileChecksum scenarioFile;
    private readonly List<Injection> injections = [];
    private readonly List<Setting> settings = [];
    private Scenario stage;
    private int tick = -1;
    private double[] positions = [];
    private double[] affinities = [];
    private double[] deterrence = [];

    private RunRecorder(RunPlan plan, string folder, Manifest manifest, StagingFolder staging, Checkpoint? checkpoint = null)
    {
        (Plan, this.folder, this.manifest, this.staging, stage) = (plan, folder, manifest, staging, plan.Scenario);
        var text = Encoding.UTF8.GetBytes(plan.Scenario.Text);
        Journal = new InterventionJournal(staging.Path, plan.Scenario.World);
        scenarioFile = new FileChecksum(RunFolder.Scenario, text.Length, Convert.ToHexStringLower(SHA256.HashData(text)));
        tables = new RunTables(
            staging.Path, plan.Scenario, new RunKeys(manifest.Run, manifest.DesignPoint, manifest.Replicate, manifest.Seed), checkpoint);
        if (checkpoint is not null)
        {
            var snapshot = checkpoint.Snapshot;
            (tick, positions, affinities, deterrence) = (snapshot.Tick, snapshot.Positions, snapshot.Affinities, snapshot.Deterrence);
            (history, injections, settings) = (checkpoint.History, [.. checkpoint.Injections], [.. checkpoint.Settings]);
            foreach (var beginning in Stages.Beginnings(plan).Where(beginning => beginning <= tick))
            {
                Enter(Stages.At(plan, beginning));
            }
        }
    }

    /// <summary>What is to be recorded; of a run that goes on, from where.</summary>
    public RunPlan Plan { get; private set; }

    /// <summary>How often checkpoints are due; default: as the plan says.</summary>
    public TimeSpan CheckpointEvery
    {
        get => Plan.CheckpointEvery;
        set => Plan = Plan with { CheckpointEvery = value };
    }

    /// <summary>Where interventions are noted before they take effect, so that they outlive this process.</summary>
    public InterventionJournal Journal { get; }

    /// <summary>Whether what was recorded so far stays when the run is not finished.</summary>
    public bool CanBeResumed => staging.IsWorthKeeping;

    /// <summary>Begins an output folder. Throws <see cref="ResultsException"/> when the run must not or cannot be written there.</summary>
    /// <param name="plan">The run to come.</param>
    /// <param name="folder">Where its results are to stand; missing parents are made. Default: <see cref="RunFolder.DefaultFor"/>.</param>
    /// <param name="existing">What to do with results that stand there already.</param>
    public static RunRecorder Start(RunPlan plan, string folder, ExistingRun existing = ExistingRun.Keep)
    {
        MemoryNeed.Check(plan);
        WarmUp();
        var manifest = ManifestOf.Beginning(plan);
        var staging = StagingFolder.Open(folder, manifest, existing);
        try
        {
            WriteFile(staging, RunFolder.Scenario, Encoding.UTF8.GetBytes(plan.Scenario.Text));
            new UnfinishedPlan(manifest, plan.CheckpointEvery).Write(staging.Path);
            return new RunRecorder(plan, folder, manifest, staging);
        }
        catch
        {
            staging.Dispose();
            throw;
        }
    }

    /// <summary>Begins to get ready for writing, in the background. Not needed, but a short run is over sooner when it is called before the scenario is read.</summary>
    public static void WarmUp() => ParquetWarmUp.Begin();

    /// <summary>Does a whole run and writes it.</summary>
    /// <param name="engine">Who does it; leaves no trace in the results.</param>
    /// <param name="plan">The run.</param>
    /// <param name="folder">Where its results are to stand.</param>
    /// <param name="existing">What to do with results that stand there already.</param>
    /// <param name="progress">Told of every frame after it was written, before the next is asked for; null: nobody is.</param>
    /// <param name="cancellation">Stops the run, which can be resumed then.</param>
    public static async Task<RecordedRun> Record(
        IRunEngine engine,
        RunPlan plan,
        string folder,
        ExistingRun existing = ExistingRun.Keep,
        Action<TickRecord>? progress = null,
        CancellationToken cancellation = default)
    {
        await using var recorder = Start(plan, folder, existing);
        return await recorder.Record(engine, progress, cancellation);
    }

    /// <summary>Does what is left of the run, writes it and completes the folder.</summary>
    /// <param name="engine">Who does it; leaves no trace in the results.</param>
    /// <param name="progress">Told of every frame after it was written, before the next is asked for; null: nobody is.</param>
    /// <param name="cancellation">Stops the run, which can be resumed then from the last frame that was told.</param>
    public async Task<RecordedRun> Record(IRunEngine engine, Action<TickRecord>? progress = null, CancellationToken cancellation = default)
    {
        await foreach (var record in new ForkingEngine(engine).Run(Plan, cancellation))
        {
            await Add(record);
            progress?.Invoke(record);
            if (record.Tick == Plan.Until)
            {
                break;
            }
        }

        return await Finish();
    }

    /// <summary>The manifest as far as it is known before the run: no counts, no files.</summary>
    public Manifest Manifest => manifest;

    /// <summary>The scenario with the values that hold after the last frame that was written.</summary>
    public Scenario Stage => stage;

    /// <summary>The outcomes that the scenario asks for, at the last frame that was written.</summary>
    public ImmutableArray<OutcomeValue> OutcomesSoFar() => Evaluate();

    /// <summary>Writes a frame and what led to it, and where a checkpoint is due, takes it. Records come in order, from frame 0 or from where the plan goes on.</summary>
    public async ValueTask Add(TickRecord record)
    {
        if (record.Tick != tick + 1)
        {
            throw new InvalidOperationException($"Frame {record.Tick} came after frame {tick}.");
        }

        await WriteRows(record);
        foreach (var message in record.Sent)
        {
            history.Add(message);
        }

        foreach (var decision in record.Decisions)
        {
            history.Add(decision);
        }

        tick = record.Tick;
        Keep(ref positions, record.Positions);
        Keep(ref affinities, record.Affinities);
        Keep(ref deterrence, record.Deterrence);
        injections.AddRange(record.Injections);
        if (record.Settings.Count > 0)
        {
            settings.AddRange(record.Settings);
            Enter(Stages.At(Plan with { Settings = [.. settings] }, tick));
        }

        staging.IsWorthKeeping = true;
        if (record.Snapshot is { } snapshot && tick >= manifest.From)
        {
            CheckpointFile.Write(staging.Path, await CheckpointOf(snapshot));
        }
    }

    /// <summary>Completes the folder and gives it its name.</summary>
    public async Task<RecordedRun> Finish()
    {
        if (tick < manifest.From)
        {
            throw new InvalidOperationException("A run has at least one frame.");
        }

        Journal.Dispose();
        var outcomes = Evaluate();
        var date = Plan.Scenario.Calendar.DateOf(tick) is null ? null : Plan.Scenario.Calendar.Label(tick);
        var outcomesFile = WriteFile(staging, RunFolder.Outcomes, OutcomesJson.Write(manifest.Run, tick, date, outcomes));
        ImmutableArray<FileChecksum> files = [.. await tables.Complete(), scenarioFile, outcomesFile];
        var complete = manifest with
        {
            Ticks = tick,
            IsStopped = Plan.Until is not null,
            Counts = tables.Counts,
            Injections = ManifestOf.InjectionsOf([.. injections, .. Plan.Injections.Where(planned => planned.Tick > tick)], Plan.Scenario),
            Settings = [.. settings, .. Plan.Settings.Where(planned => planned.Tick > tick)],
            Files = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)],
        };
        var bytes = ManifestJson.Write(complete);
        var outcome = staging.Commit(complete, bytes);
        return new RecordedRun(folder, outcome, complete, FingerprintOf(bytes), outcomes);
    }

    /// <summary>Has the folder stay for <see cref="Resume"/> even if nothing was recorded yet.</summary>
    public void KeepUnfinished() => staging.IsWorthKeeping = true;

    /// <summary>Has the folder go when the run is not finished, whatever was recorded.</summary>
    public void ThrowAway() => staging.IsWorthKeeping = false;

    /// <summary>The last frame that was written is the last of the run, although it is not over.</summary>
    public void StopHere() => Plan = Plan with { Until = tick };

    public async ValueTask DisposeAsync()
    {
        Journal.Dispose();
        await tables.DisposeAsync();
        staging.Dispose();
    }

    private static string FingerprintOf(byte[] manifest) => Convert.ToHexStringLower(SHA256.HashData(manifest));

    private static void Keep(ref double[] copy, double[] table)
    {
        if (copy.Length != table.Length)
        {
            copy = new double[table.Length];
        }

        table.CopyTo(copy, 0);
    }

    /// <summary>Of a fork only what comes after it: the frame in which it begins, and from there on what happens.</summary>
    private async ValueTask WriteRows(TickRecord record)
    {
        if (record.Tick >= manifest.From)
        {
            await tables.AddFrame(record);
        }

        if (record.Tick > manifest.From)
        {
            await tables.AddTick(record);
        }
    }

    private void Enter(Scenario next)
    {
        stage = next;
        tables.Enter(next);
    }

    private async Task<Checkpoint> CheckpointOf(Snapshot snapshot)
    {
        return new Checkpoint
        {
            Snapshot = snapshot,
            Injections = injections,
            Settings = settings,
            History = history,
            Tables = await tables.Save(),
            Counts = tables.Counts,
        };
    }

    /// <summary>The answers to what the scenario asks, as it stands in the end.</summary>
    private ImmutableArray<OutcomeValue> Evaluate()
    {
        var frame = Frame.Observed(stage.World, tick, positions, affinities, deterrence);
        var scope = new Scope(stage.World, frame, Scope.Everyone, [], history);
        return [.. stage.Outcomes.Select(outcome =>
            new OutcomeValue(outcome.Id, outcome.Description, outcome.Expression.Evaluate(scope), outcome.IsTruth))];
    }

    private static FileChecksum WriteFile(StagingFolder staging, string name, byte[] bytes)
    {
        using var file = new ChecksummedFile(staging.Path, name);
        file.Write(bytes);
        return file.Seal();
    }
}
