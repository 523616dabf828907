using System.Text.RegularExpressions;
using StanceSim.Model.Influence;

namespace StanceSim.Architecture.Tests;

public sealed partial class ScenarioTests
{
    private const string Default = "diplomatic";

    [Fact]
    public void Every_rule_has_a_scenario_that_shows_it()
    {
        var shown = SourceTree.Scenarios.Select(scenario => RuleName().Match(SourceTree.Read(scenario)))
            .Select(match => match.Success ? match.Groups[1].Value : Default)
            .Distinct();

        Assert.Equal(InfluenceRules.All.Select(rule => rule.Name).Order(), shown.Order());
    }

    [Fact]
    public void Every_scenario_names_the_schema_that_editors_complete_from() =>
        Assert.All(SourceTree.Scenarios, scenario => Assert.Equal(
            "# yaml-language-server: $schema=scenario.schema.json", SourceTree.ReadLines(scenario)[0]));

    [Fact]
    public void Every_problem_has_its_entry_in_the_docs_and_every_entry_its_problem()
    {
        var told = Code().Matches(SourceTree.Read("src/StanceSim.Scenarios/Problems/ProblemKinds.cs"))
            .Concat(Code().Matches(SourceTree.Read("src/StanceSim.Experiments/Results/ResultProblemKinds.cs")))
            .Concat(Code().Matches(SourceTree.Read("src/StanceSim.Cluster/Problems/ClusterProblemKinds.cs")))
            .Select(match => match.Value)
            .ToArray();
        var documented = SourceTree.ReadLines("docs/problems.md")
            .Where(line => line.StartsWith('#'))
            .SelectMany(line => Code().Matches(line))
            .Select(match => match.Value);

        Assert.Equal(told.Distinct(), told);
        Assert.Equal(told.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\s*(?:model:\s*\{\s*)?rule:\s*([\w-]+)", RegexOptions.Multiline)]
    private static partial Regex RuleName();

    [GeneratedRegex(@"\bSIM\d{4}\b")]
    private static partial Regex Code();
}
