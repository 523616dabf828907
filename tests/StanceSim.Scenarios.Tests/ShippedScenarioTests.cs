using StanceSim.Model;
using StanceSim.Model.Randomness;

namespace StanceSim.Scenarios.Tests;

public sealed class ShippedScenarioTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(RepositoryFiles.At("scenarios"), "*.yaml").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_shipped_scenario_has_no_problems_and_runs(string file)
    {
        var reading = ScenarioReader.ReadFile(RepositoryFiles.At("scenarios", file), []);
        Assert.Equal([], reading.Problems);

        var simulation = new Simulation(reading.Scenario!.World, new RunKey(reading.Scenario.Seed));
        for (var tick = 0; tick < 10 && !simulation.IsOver; tick++)
        {
            simulation.Step();
        }

        Assert.All(simulation.Frame.Positions, position => Assert.True(double.IsFinite(position)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_shipped_scenario_names_its_schema(string file) =>
        Assert.StartsWith("# yaml-language-server: $schema=scenario.schema.json\n", File.ReadAllText(RepositoryFiles.At("scenarios", file)), StringComparison.Ordinal);
}
