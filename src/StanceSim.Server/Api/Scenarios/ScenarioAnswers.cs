using System.Collections.Immutable;
using System.Globalization;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Levers;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Api.Scenarios;

/// <summary>Scenarios as answers tell them; of one with problems what could not be read is 0 or null.</summary>
internal static class ScenarioAnswers
{
    public static ScenarioSummary Summary(ScenarioEntry entry, int runs)
    {
        var scenario = entry.Reading.Scenario;
        return new ScenarioSummary
        {
            Name = entry.Name,
            Title = scenario?.Title ?? entry.Name,
            Description = scenario?.Description.Trim() ?? "",
            Sha256 = entry.Sha256,
            Origin = OriginOf(entry.IsShipped),
            Actors = scenario?.World.ActorCount ?? 0,
            Issues = scenario?.World.IssueCount ?? 0,
            Messages = scenario?.World.Schedule.Length ?? 0,
            Ticks = scenario?.World.Ticks,
            Start = scenario is null ? null : ShapesOf.Calendar(scenario.Calendar).Start,
            Rule = scenario?.World.Rule.Name,
            Seed = scenario?.Seed.ToString(CultureInfo.InvariantCulture),
            Problems = entry.Reading.Problems.Length,
            Runs = runs,
        };
    }

    public static ScenarioDetail Detail(ScenarioEntry entry, int runs) =>
        Detail(entry.Name, entry.Sha256, entry.IsShipped, entry.Reading, runs) with { Yaml = entry.Text };

    public static ScenarioDetail Detail(string name, string sha256, bool isShipped, Reading reading, int runs)
    {
        var scenario = reading.Scenario;
        var controls = scenario is null ? new Controls([], []) : Controls.Of(scenario);
        return new ScenarioDetail
        {
            Name = name,
            Title = scenario?.Title ?? name,
            Description = scenario?.Description.Trim() ?? "",
            Sha256 = sha256,
            Origin = OriginOf(isShipped),
            Messages = scenario?.World.Schedule.Length ?? 0,
            Ticks = scenario?.World.Ticks,
            Start = scenario is null ? null : ShapesOf.Calendar(scenario.Calendar).Start,
            Rule = scenario?.World.Rule.Name,
            Seed = scenario?.Seed.ToString(CultureInfo.InvariantCulture),
            Problems = reading.Problems.Length,
            Runs = runs,
            Calendar = scenario is null ? new CalendarShape(null, 1) : ShapesOf.Calendar(scenario.Calendar),
            Actors = ActorsOf(scenario),
            Issues = scenario is null ? [] : [.. scenario.World.Issues.Select(issue =>
                new IssueShape(issue.Id, issue.Name, issue.NegativePole, issue.PositivePole, issue.Low, issue.High))],
            Ties = scenario is null ? [] : [.. scenario.World.Ties.Select(tie =>
                new TieShape(scenario.World.Actors[tie.From].Id, scenario.World.Actors[tie.To].Id, tie.Type, tie.Weight))],
            Sources = scenario is null ? [] : [.. scenario.Sources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => new SourceShape(
                source.Key, source.Value.Title, Maybe(source.Value.Url), Maybe(source.Value.Licence), Maybe(source.Value.Note)))],
            Levers = [.. controls.Levers.Select(ShapesOf.Lever)],
            Choices = [.. controls.Choices.Select(ShapesOf.Choice)],
            ProblemList = [.. reading.Problems.Select(ShapesOf.Problem)],
        };
    }

    private static ImmutableArray<ActorShape> ActorsOf(Scenario? scenario) => scenario is null
        ? []
        : [.. scenario.World.Actors.Select(actor =>
        {
            var type = actor.Type.ToString().ToLowerInvariant();
            return new ActorShape(actor.Id, actor.Name, type, actor.Bloc, actor.PartOf, CountryCodes.Of(actor.Id, type));
        })];

    private static string OriginOf(bool isShipped) => isShipped ? "shipped" : "saved";

    private static string? Maybe(string text) => text.Length == 0 ? null : text;
}
