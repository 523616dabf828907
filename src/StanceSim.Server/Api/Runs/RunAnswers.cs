using System.Globalization;
using StanceSim.Experiments.Results;
using StanceSim.Scenarios.Levers;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live;

namespace StanceSim.Server.Api.Runs;

/// <summary>Runs as answers tell them.</summary>
internal static class RunAnswers
{
    public static RunSummary Summary(RunEntry entry)
    {
        var (manifest, run) = (entry.Manifest, entry.Ongoing);
        return new RunSummary
        {
            Id = entry.Id,
            Hash = manifest.Run,
            Status = entry.Status.Word,
            Scenario = new ScenarioName(manifest.Scenario.Name, manifest.Scenario.Title, manifest.Scenario.Sha256),
            Seed = manifest.Seed.ToString(CultureInfo.InvariantCulture),
            Replicate = manifest.Replicate,
            DesignPoint = manifest.DesignPoint,
            Settings = [.. manifest.Overrides.Select(ShapesOf.Setting)],
            Rule = manifest.Rule,
            Ticks = run?.Plan.Scenario.World.Ticks ?? manifest.Ticks,
            Tick = run is null ? manifest.Ticks : Math.Max(0, run.Journal.Newest),
            Messages = run?.Journal.Messages.Total ?? manifest.Counts.Messages,
            Interventions = run?.Changes.Count ?? InterventionsOf(entry).Count,
            Started = run?.Started ?? entry.Note?.Started,
            Finished = run is null ? entry.Note?.Finished ?? new DateTimeOffset(entry.Written) : run.Ended,
            Failure = run?.Failure,
            Parent = run?.Parent ?? entry.Note?.Parent,
        };
    }

    public static RunDetail Detail(RunEntry entry)
    {
        var (manifest, summary) = (entry.Manifest, Summary(entry));
        return new RunDetail
        {
            Id = summary.Id,
            Hash = summary.Hash,
            Status = summary.Status,
            Scenario = summary.Scenario,
            Seed = summary.Seed,
            Replicate = summary.Replicate,
            DesignPoint = summary.DesignPoint,
            Settings = summary.Settings,
            Rule = summary.Rule,
            Ticks = summary.Ticks,
            Tick = summary.Tick,
            Messages = summary.Messages,
            Interventions = summary.Interventions,
            Started = summary.Started,
            Finished = summary.Finished,
            Failure = summary.Failure,
            Parent = summary.Parent,
            Version = manifest.Version,
            Title = manifest.Scenario.Title,
            Description = manifest.Scenario.Description.Trim(),
            Calendar = ShapesOf.Calendar(manifest.Calendar),
            Parameters = [.. (entry.Ongoing is null ? manifest.Parameters : entry.Scenario?.Parameters.OrderBy(known => known.Key, StringComparer.Ordinal) ?? manifest.Parameters.AsEnumerable())
                .Select(parameter => new NamedNumber(parameter.Key, parameter.Value))],
            Actors = [.. manifest.Actors.Select(ShapesOf.Actor)],
            Issues = [.. manifest.Issues.Select(ShapesOf.Issue)],
            Ties = [.. manifest.Ties.Select(ShapesOf.Tie)],
            TicksPerSecond = entry.Ongoing?.Pace.TicksPerSecond,
            RecordsChanges = manifest.RecordsChanges,
            Counts = CountsOf(entry),
            Intervened = [.. InterventionsOf(entry)],
            Levers = entry.Scenario is { } scenario ? [.. Controls.Of(scenario).Levers.Select(ShapesOf.Lever)] : [],
            Files = [.. manifest.Files.Select(file => new FileShape(file.Name, file.Bytes, file.Sha256))],
        };
    }

    private static CountsShape CountsOf(RunEntry entry)
    {
        if (entry.Ongoing is { } run)
        {
            var journal = run.Journal;
            return new CountsShape(
                journal.Newest + 1, journal.Messages.Total, journal.Changes.Count, journal.Changes.Contributions, journal.Decisions.Count);
        }

        var counts = entry.Manifest.Counts;
        return new CountsShape(counts.Frames, counts.Messages, counts.Changes, counts.Contributions, counts.Decisions);
    }

    /// <summary>As the server noted them; of a run that another program did, the messages that were injected.</summary>
    private static IReadOnlyList<Intervention> InterventionsOf(RunEntry entry)
    {
        if (entry.Ongoing is { } run)
        {
            return run.Changes.All;
        }

        return entry.Note is { Intervened.IsEmpty: false } note
            ? note.Intervened
            : [.. entry.Manifest.Injected.Select((id, number) => FromId(entry.Manifest, id, number))];
    }

    private static Intervention FromId(Manifest manifest, string id, int number)
    {
        var mark = id.LastIndexOf('@');
        var dot = id.LastIndexOf('.');
        var tick = mark >= 0 && dot > mark && int.TryParse(id.AsSpan(mark + 1, dot - mark - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sent) ? sent : 0;
        return new Intervention
        {
            Number = number,
            Tick = tick,
            Date = manifest.Calendar.DateOf(tick) is null ? null : manifest.Calendar.Label(tick),
            Kind = "message",
            Message = id,
            Summary = id,
        };
    }
}
