using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
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

    public RunEntry(string id, OngoingRun run)
    {
        (Id, Ongoing) = (id, run);
        scenario = new(() => run.Changes.Scenario);
        journal = new(run.Journal);
        watched = new(run.Watched);
    }

    public RunEntry(string id, RunResults results, RunNote? note, DateTime written, ScratchFolder scratch, TimeProvider time)
    {
        (Id, Results, Note, Written) = (id, results, note, written);
        ETag = $"\"{results.Manifest.Run}-{written.Ticks:x}\"";
        scenario = new(ReadScenario);
        journal = new(() => FinishedRun.Open(results, scratch));
        watched = new(() => new WatchedRun(Journal, new FrameMaker(Journal, time), new Viewers(), () => StateOf(results.Manifest)));
    }

    public string Id { get; }

    /// <summary>The run that goes on, or that failed; null for one that stands on the disk.</summary>
    public OngoingRun? Ongoing { get; }

    /// <summary>What stands on the disk; null while the run goes on.</summary>
    public RunResults? Results { get; }

    public RunNote? Note { get; }

    /// <summary>When its manifest was written.</summary>
    public DateTime Written { get; }

    /// <summary>Same results, same tag; null while the run goes on.</summary>
    public string? ETag { get; }

    public Manifest Manifest => Ongoing?.Manifest ?? Results?.Manifest ?? throw new InvalidOperationException("A run goes on or stands on the disk.");

    public RunStatus Status => Ongoing?.Status ?? (Note?.Status == RunStatus.Interrupted.Word ? RunStatus.Interrupted : RunStatus.Finished);

    /// <summary>The scenario with all values as they are now; null when its text no longer reads.</summary>
    public Scenario? Scenario => scenario.Value;

    public RunJournal Journal => journal.Value;

    public WatchedRun Watched => watched.Value;

    /// <summary>Nobody had a hand in it, and it was done to its end: the plan alone gives these results.</summary>
    public bool IsAsPlanned => Ongoing is null && Status == RunStatus.Finished && Manifest.Injected.IsEmpty && (Note?.Intervened.IsEmpty ?? true) && Note?.Parent is null;

    private Scenario? ReadScenario()
    {
        var path = Path.Combine(Results?.Folder ?? "", RunFolder.Scenario);
        return File.Exists(path) ? ScenarioReader.Read(Manifest.Scenario.Name + ".yaml", File.ReadAllText(path), Manifest.Overrides).Scenario : null;
    }

    private StateEvent StateOf(Manifest manifest) => new(Status.Word, manifest.Ticks, manifest.Ticks, null, Watched.Viewers.Count);
}
