using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Catalogue;

/// <summary>A run of the catalogue, whether it goes on, failed, or stands on the disk.</summary>
internal sealed class RunEntry
{
    private readonly Lazy<Scenario?> scenario;
    private readonly Lazy<RunJournal> journal;
    private readonly Lazy<WatchedRun> watched;

    public RunEntry(OngoingRun run)
    {
        (Id, Ongoing) = (run.Id, run);
        scenario = new(() => run.Changes.Scenario);
        journal = new(run.Journal);
        watched = new(run.Watched);
    }

    public RunEntry(string id, RunResults results, DateTime written, JournalRoom room, TimeProvider time)
    {
        (Id, Results, Written) = (id, results, written);
        ETag = $"\"{results.Manifest.Run}-{written.Ticks:x}\"";
        scenario = new(ReadScenario);
        journal = new(() => FinishedRun.Open(results, room));
        watched = new(() => new WatchedRun(Journal, new FrameMaker(Journal, time), new Viewers(), () => StateOf(results.Manifest)));

        // The scenario's copy is written when a run begins, the manifest when it is complete.
        Began = File.GetLastWriteTimeUtc(Path.Combine(results.Folder, RunFolder.Scenario));
    }

    public string Id { get; }

    /// <summary>The run that goes on, or that failed; null for one that stands on the disk.</summary>
    public OngoingRun? Ongoing { get; }

    /// <summary>What stands on the disk; null while the run goes on.</summary>
    public RunResults? Results { get; }

    /// <summary>When the folder was begun.</summary>
    public DateTime Began { get; }

    /// <summary>When its manifest was written.</summary>
    public DateTime Written { get; }

    /// <summary>Same results, same tag; null while the run goes on.</summary>
    public string? ETag { get; }

    public Manifest Manifest => Ongoing?.Manifest ?? Results?.Manifest ?? throw new InvalidOperationException("A run goes on or stands on the disk.");

    /// <summary>Number of the newest frame.</summary>
    public int Newest => Ongoing is { } run ? Math.Max(0, run.Journal.Newest) : Manifest.Ticks;

    public RunStatus Status => Ongoing?.Status ?? (Manifest.IsStopped ? RunStatus.Interrupted : RunStatus.Finished);

    /// <summary>The scenario with all values as they are now; null when its text no longer reads.</summary>
    public Scenario? Scenario => scenario.Value;

    public RunJournal Journal => journal.Value;

    public WatchedRun Watched => watched.Value;

    /// <summary>Nobody had a hand in it, and it was done to its end: scenario and seed alone give these results.</summary>
    public bool IsAsPlanned => Results is { Manifest: { IsStopped: false, Parent: null, Injections.IsEmpty: true, Settings.IsEmpty: true } };

    /// <summary>The run as one that can be forked, wherever it is.</summary>
    public ForkParent AsParent() => Results is { } results
        ? ForkParent.Of(results) with { Name = Id }
        : new ForkParent(Id, Manifest.Run, Newest, Ongoing!.Changes.AsDone, Journal.Messages.Rows()); // it stands on the disk or goes on

    private Scenario? ReadScenario()
    {
        var path = Path.Combine(Results?.Folder ?? "", RunFolder.Scenario);
        return File.Exists(path)
            ? ScenarioReader.Read(
                Manifest.Scenario.Name + ".yaml", File.ReadAllText(path), [.. Manifest.Overrides, .. Manifest.Settings.Select(setting => setting.Change)]).Scenario
            : null;
    }

    private StateEvent StateOf(Manifest manifest) => new(Status.Word, manifest.Ticks, manifest.Ticks, null, Watched.Viewers.Count, WaitsFor: null);
}
