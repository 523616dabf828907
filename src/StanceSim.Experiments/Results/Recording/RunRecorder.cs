using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Expressions;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>
/// Writes a run to its output folder while it goes on. The folder appears under its name when the run is complete, or not at
/// all: dispose without <see cref="Finish"/> leaves nothing behind. Memory does not grow with the number of ticks.
/// </summary>
/// <remarks>Not thread-safe. Every failure that a person can mend is a <see cref="ResultsException"/>.</remarks>
public sealed class RunRecorder : IAsyncDisposable
{
    private readonly RunPlan plan;
    private readonly string folder;
    private readonly Manifest manifest;
    private readonly StagingFolder staging;
    private readonly RunTables tables;
    private readonly Task warmUp;
    private readonly History history = new();
    private readonly FileChecksum scenarioFile;
    private readonly FrozenSet<string> dated;
    private readonly List<string> injected = [];
    private int tick = -1;
    private double[] positions = [];
    private double[] affinities = [];
    private double[] deterrence = [];

    private RunRecorder(RunPlan plan, string folder, Manifest manifest, StagingFolder staging, Task warmUp)
    {
        (this.plan, this.folder, this.manifest, this.staging, this.warmUp) = (plan, folder, manifest, staging, warmUp);
        dated = plan.Scenario.World.Schedule.Select(message => message.Id).ToFrozenSet();
        scenarioFile = WriteFile(RunFolder.Scenario, Encoding.UTF8.GetBytes(plan.Scenario.Text));
        tables = new RunTables(
            staging.Path, plan.Scenario, new RunKeys(manifest.Run, manifest.DesignPoint, manifest.Replicate, manifest.Seed));
    }

    /// <summary>Begins an output folder. Throws <see cref="ResultsException"/> when the run must not or cannot be written there.</summary>
    /// <param name="plan">The run to come.</param>
    /// <param name="folder">Where its results are to stand; missing parents are made. Default: <see cref="RunFolder.DefaultFor"/>.</param>
    /// <param name="existing">What to do with results that stand there already.</param>
    public static RunRecorder Start(RunPlan plan, string folder, ExistingRun existing = ExistingRun.Keep)
    {
        var warmUp = ParquetWarmUp.Begin();
        var manifest = ManifestOf.Beginning(plan);
        var staging = StagingFolder.Open(folder, manifest, existing);
        try
        {
            return new RunRecorder(plan, folder, manifest, staging, warmUp);
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
    /// <param name="cancellation">Stops the run; nothing is left behind then.</param>
    public static async Task<RecordedRun> Record(
        IRunEngine engine,
        RunPlan plan,
        string folder,
        ExistingRun existing = ExistingRun.Keep,
        Action<TickRecord>? progress = null,
        CancellationToken cancellation = default)
    {
        await using var recorder = Start(plan, folder, existing);
        await foreach (var record in engine.Run(plan, cancellation))
        {
            await recorder.Add(record);
            progress?.Invoke(record);
        }

        return await recorder.Finish();
    }

    /// <summary>The manifest as far as it is known before the run: no counts, no files.</summary>
    public Manifest Manifest => manifest;

    /// <summary>The outcomes that the scenario asks for, at the last frame that was written.</summary>
    public ImmutableArray<OutcomeValue> OutcomesSoFar() => Evaluate();

    /// <summary>Writes a frame and what led to it. Records come in order, from frame 0.</summary>
    public async ValueTask Add(TickRecord record)
    {
        if (record.Tick != tick + 1)
        {
            throw new InvalidOperationException($"Frame {record.Tick} came after frame {tick}.");
        }

        await tables.Add(record);
        foreach (var message in record.Sent)
        {
            history.Add(message);
            if (message.Policy is null && !dated.Contains(MessageIds.DatedPartOf(message.Id)))
            {
                injected.Add(message.Id);
            }
        }

        foreach (var decision in record.Decisions)
        {
            history.Add(decision);
        }

        tick = record.Tick;
        Keep(ref positions, record.Positions);
        Keep(ref affinities, record.Affinities);
        Keep(ref deterrence, record.Deterrence);
    }

    /// <summary>Completes the folder and gives it its name.</summary>
    public async Task<RecordedRun> Finish()
    {
        if (tick < 0)
        {
            throw new InvalidOperationException("A run has at least one frame.");
        }

        await warmUp;
        var outcomes = Evaluate();
        var date = plan.Scenario.Calendar.DateOf(tick) is null ? null : plan.Scenario.Calendar.Label(tick);
        var outcomesFile = WriteFile(RunFolder.Outcomes, OutcomesJson.Write(manifest.Run, tick, date, outcomes));
        ImmutableArray<FileChecksum> files = [.. await tables.Complete(), scenarioFile, outcomesFile];
        var complete = manifest with
        {
            Ticks = tick,
            Counts = tables.Counts,
            Injected = [.. injected],
            Files = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)],
        };
        var bytes = ManifestJson.Write(complete);
        var outcome = staging.Commit(complete, bytes);
        return new RecordedRun(folder, outcome, complete, Convert.ToHexStringLower(SHA256.HashData(bytes)), outcomes);
    }

    public async ValueTask DisposeAsync()
    {
        await tables.DisposeAsync();
        staging.Dispose();
    }

    private static void Keep(ref double[] copy, double[] table)
    {
        if (copy.Length != table.Length)
        {
            copy = new double[table.Length];
        }

        table.CopyTo(copy, 0);
    }

    private ImmutableArray<OutcomeValue> Evaluate()
    {
        var world = plan.Scenario.World;
        var frame = Frame.Observed(world, tick, positions, affinities, deterrence);
        var scope = new Scope(world, frame, Scope.Everyone, [], history);
        return [.. plan.Scenario.Outcomes.Select(outcome =>
            new OutcomeValue(outcome.Id, outcome.Description, outcome.Expression.Evaluate(scope), outcome.IsTruth))];
    }

    private FileChecksum WriteFile(string name, byte[] bytes)
    {
        using var file = new ChecksummedFile(staging.Path, name);
        file.Write(bytes);
        return file.Seal();
    }
}
