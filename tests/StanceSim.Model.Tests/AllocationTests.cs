using System.Collections.Immutable;
using StanceSim.Model.Actors;
using StanceSim.Model.Influence;
using StanceSim.Model.Randomness;
using StanceSim.Model.Relations;

namespace StanceSim.Model.Tests;

/// <summary>A long run of a model without messages leaves nothing for the garbage collector.</summary>
public sealed class AllocationTests
{
    public static TheoryData<string, int> RulesAndIssues { get; } = new(
        from rule in InfluenceRules.All
        from issues in new[] { 1, 4, 7 }
        select (rule.Name, issues));

    [Theory]
    [MemberData(nameof(RulesAndIssues))]
    public void A_step_without_messages_allocates_nothing(string rule, int issues)
    {
        const int Steps = 50;
        var simulation = new Simulation(WorldOf(rule, issues, Steps + 10), new RunKey(1), recordsChanges: false);
        simulation.Step();
        simulation.Step();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < Steps; step++)
        {
            simulation.Step();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(Steps + 2, simulation.Frame.Tick);
    }

    private static World WorldOf(string rule, int issues, int ticks)
    {
        const int Actors = 30;
        ImmutableArray<double> positions = [.. Enumerable.Range(0, Actors * issues).Select(cell => ((cell * 37 % 101) / 50.0) - 1)];
        return new World
        {
            Actors = [.. Enumerable.Range(0, Actors).Select(i => new Actor { Id = $"a{i}" })],
            Issues = [.. Enumerable.Range(0, issues).Select(k => new Issue { Id = $"k{k}" })],
            Network = new Network
            {
                RowStarts = [.. Enumerable.Range(0, Actors + 1).Select(i => i * 2)],
                Columns = [.. Enumerable.Range(0, Actors).SelectMany(i => new[] { (i + 1) % Actors, (i + 7) % Actors }.Order())],
            },
            InitialPositions = positions,
            Anchors = positions,
            Susceptibility = [.. positions.Select(x => (x + 1) / 2)],
            Rule = InfluenceRules.ByName[rule].Create(RuleSettings.Defaults),
            Ticks = ticks,
        };
    }
}
