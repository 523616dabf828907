using System.Collections.Immutable;
using StanceSim.Model;
using StanceSim.Model.Randomness;

namespace StanceSim.Scenarios.Tests;

/// <summary>A small scenario to change: three actors, two issues, thirty days; sections given replace those of the same key.</summary>
internal static class Sample
{
    private static readonly (string Key, string Text)[] Rest =
    [
        ("title", "title: Sample"),
        ("time", "time: {start: 2020-08-09, ticks: 30}"),
        ("issues", "issues: [{id: sanctions}, {id: mediation}]"),
        ("actors", "actors: [{id: LTU, positions: {sanctions: 0.5}}, {id: RUS, positions: {sanctions: -0.5}}, {id: BLR}]"),
    ];

    public static string With(string sections) => string.Concat(
        Rest.Where(piece => !$"\n{sections}".Contains($"\n{piece.Key}:", StringComparison.Ordinal)).Select(piece => piece.Text + "\n")) + sections;

    public static Reading Read(string sections, params ImmutableArray<Override> overrides) => ScenarioReader.Read("sample.yaml", With(sections), overrides);

    /// <summary>The world of a scenario that must have no problems.</summary>
    public static World World(string sections, params ImmutableArray<Override> overrides) => Scenario(sections, overrides).World;

    public static Scenario Scenario(string sections, params ImmutableArray<Override> overrides)
    {
        var reading = Read(sections, overrides);
        Assert.Equal([], reading.Problems);
        return reading.Scenario!;
    }

    /// <summary>The codes of a scenario's problems, in order.</summary>
    public static IEnumerable<string> Codes(string sections) => Read(sections).Problems.Select(problem => problem.Code);

    public static Simulation RunToEnd(Scenario scenario)
    {
        var simulation = new Simulation(scenario.World, new RunKey(scenario.Seed), recordsChanges: false);
        while (!simulation.IsOver)
        {
            simulation.Step();
        }

        return simulation;
    }
}
