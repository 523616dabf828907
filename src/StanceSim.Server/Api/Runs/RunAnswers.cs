using System.Globalization;
using StanceSim.Scenarios.Levers;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live;

namespace StanceSim.Server.Api.Runs;

/// <summary>Runs as answers tell them.</summary>
internal static class RunAnswers
{
    public static RunSummary Summary(RunEntry entry, RunCatalogue runs)
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
            Tick = run?.Tick ?? manifest.Ticks,
            Messages = run?.Journal.Messages.Total ?? manifest.Counts.Messages,
            Interventions = run?.Changes.Count ?? manifest.Injections.Length + manifest.Settings.Length,
            Started = run?.Started ?? new DateTimeOffset(entry.Began),
            Finished = run is null ? new DateTimeOffset(entry.Written) : run.Ended,
            Failure = run?.Failure,
            Parent = runs.ParentOf(entry),
        };
    }

    public static RunDetail Detail(RunEntry entry, RunCatalogue runs)
    {
        var (manifest, summary) = (entry.Manifest, Summary(entry, runs));
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
            WaitsFor = entry.Ongoing?.WaitsFor,
            RecordsChanges = manifest.RecordsChanges,
            Counts = CountsOf(entry),
            Intervened = entry.Ongoing is { } ongoing ? ongoing.Changes.All : InterventionList.Of(manifest, manifest.Injections.IsEmpty ? null : entry.Journal.Messages),
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
}
