using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Makes manifests from plans.</summary>
public static class ManifestOf
{
    /// <summary>The manifest as far as it is known before the run: no counts, no files.</summary>
    public static Manifest Beginning(RunPlan plan)
    {
        var scenario = plan.Scenario;
        return new Manifest
        {
            Run = RunIdentity.Of(plan),
            Version = ProductVersion.Current,
            Scenario = new(scenario.Name, scenario.Title, scenario.Description, ChecksumOf(scenario.Text)),
            Overrides = scenario.Overrides,
            Parameters = [.. scenario.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)],
            Rule = scenario.World.Rule.Name,
            Seed = plan.Key.Seed,
            Replicate = plan.Key.Replicate,
            RecordsChanges = plan.RecordsChanges,
            Parent = plan.Fork,
            Injections = InjectionsOf(plan.Injections, scenario),
            Settings = plan.Settings,
            Ticks = 0,
            IsStopped = plan.Until is not null,
            Calendar = scenario.Calendar,
            Counts = new(0, 0, 0, 0, 0),
            Actors = [.. scenario.World.Actors.Select(actor =>
                new ActorSummary(actor.Id, actor.Name, actor.Type.ToString().ToLowerInvariant(), actor.Bloc, actor.PartOf))],
            Issues = [.. scenario.World.Issues.Select(issue =>
                new IssueSummary(issue.Id, issue.Name, issue.NegativePole, issue.PositivePole, issue.Low, issue.High))],
            Ties = TiesOf(scenario),
        };
    }

    public static ImmutableArray<InjectionSummary> InjectionsOf(IEnumerable<Injection> injections, Scenario scenario) =>
        [.. injections.Select(injection => InjectionSummary.Of(injection, scenario.World))];

    private static ImmutableArray<TieSummary> TiesOf(Scenario scenario) =>
        [.. scenario.World.Ties
            .OrderBy(tie => tie.From)
            .ThenBy(tie => tie.To)
            .ThenBy(tie => tie.Type, StringComparer.Ordinal)
            .Select(tie => new TieSummary(
                scenario.World.Actors[tie.From].Id, scenario.World.Actors[tie.To].Id, tie.Type, tie.Weight))];

    private static string ChecksumOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
