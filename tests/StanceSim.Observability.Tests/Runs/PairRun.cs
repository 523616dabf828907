using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Influence;
using StanceSim.Scenarios;

namespace StanceSim.Observability.Tests.Runs;

internal static class PairRun
{
    /// <summary>Two actors who listen to themselves and each other alike: they meet in the middle in the first tick and stay there.</summary>
    public static IAsyncEnumerable<TickRecord> On(IRunEngine engine)
    {
        var world = new World
        {
            Actors = [new() { Id = "A" }, new() { Id = "B" }],
            Issues = [new() { Id = "peace" }],
            Network = new() { RowStarts = [0, 2, 4], Columns = [0, 1, 0, 1] },
            InitialPositions = [-1, 1],
            Anchors = [-1, 1],
            Susceptibility = [1, 1],
            Rule = new DeGroot(),
            Ticks = 3,
        };
        var scenario = new Scenario { Name = "pair", Title = "Pair", World = world, Calendar = new(null), Text = "" };
        return engine.Run(new RunPlan { Scenario = scenario, Key = new(7) }, TestContext.Current.CancellationToken);
    }
}
