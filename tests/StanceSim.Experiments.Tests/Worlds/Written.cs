using StanceSim.Experiments.Runs;
using StanceSim.Model.Randomness;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Tests.Worlds;

/// <summary>Scenarios read from text, as a folder holds them, so that runs of them can be done again from there.</summary>
internal static class Written
{
    /// <summary>Citizens who only state their positions; enough of them to fill row groups.</summary>
    public static string Town(int citizens = 1400, int ticks = 30) => $$$"""
        title: A town
        time: {ticks: {{{ticks}}}}
        issues: [{id: opinion}]
        populations:
          - {id: citizen, count: {{{citizens}}}, positions: {opinion: {spread: uniform, low: -1, high: 1}}, network: {kind: random, degree: 4}}
        model: {rule: friedkin-johnsen}

        """;

    public static Scenario Read(string name, string text, params Override[] overrides)
    {
        var reading = ScenarioReader.Read(name, text, [.. overrides]);
        return reading.Scenario ?? throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Problems));
    }

    public static RunPlan PlanOf(Scenario scenario) => new() { Scenario = scenario, Key = new RunKey(scenario.Seed) };

    public static RunPlan Shipped(string name, params Override[] overrides) =>
        PlanOf(Read(name + ".yaml", File.ReadAllText(RepositoryFiles.At("scenarios", name + ".yaml")), overrides));
}
