using StanceSim.Model.Randomness;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Influence;

/// <summary>The docking table of docs/model.md is what the rules give. A failure prints the lines that should stand there.</summary>
public sealed class DockingTableTests
{
    private static readonly double[] ConfidenceBounds = [0.5, 0.3, 0.2, 0.15];

    [Fact]
    public void The_documented_docking_table_is_what_the_rules_give()
    {
        string[] lines =
        [
            $"degroot: {Positions(Published.DeGroot, "F12")}",
            $"friedkin-johnsen, first u: {Positions(Published.FriedkinJohnsen, "F8")}",
            $"friedkin-johnsen, second u: {Positions(Published.FriedkinJohnsen with { Positions = [25, 15, -50, 5] }, "F4")}",
            $"friedkin-johnsen, two issues: {Positions(Published.CoupledIssues, "F4")}",
            .. new[] { 0.1003, 0.1507, 0.2003, 0.2503 }.Select(bound => $"hegselmann-krause, ε = {bound}: {FinalClusters(bound)}"),
            .. ConfidenceBounds.Select(bound => $"deffuant-weisbuch, ε = {bound}: {MajorClusters(bound)}"),
        ];

        var block = string.Join('\n', lines);
        var documented = File.ReadAllText(Documents.Model);
        Assert.True(documented.Contains(block, StringComparison.Ordinal), $"docs/model.md must contain:\n{block}");
    }

    private static string Positions(Sketch sketch, string format) =>
        string.Join(' ', Run.Of(sketch).Last.Select(position => position.ToString(format)));

    private static string FinalClusters(double bound)
    {
        var run = Run.Of(Published.HegselmannKrause(bound));
        var clusters = Published.Clusters(run.Last, bound / 1000);
        return $"{clusters.Length} at {string.Join(' ', clusters.Select(cluster => cluster.Position.ToString("F4")))}, still after {run.Positions.Length - 1} ticks";
    }

    /// <summary>How many of twenty runs end with how many major clusters, those of at least 5 % of the actors.</summary>
    private static string MajorClusters(double bound)
    {
        var counts = Enumerable.Range(0, 20).Select(replicate =>
        {
            var simulation = new Simulation(
                Published.DeffuantWeisbuch(bound, (ulong)replicate).Build(), new RunKey(7, replicate), recordsChanges: false);
            while (!simulation.IsOver)
            {
                simulation.Step();
            }

            return Published.Clusters(simulation.Frame.Positions, bound / 2).Count(cluster => cluster.Size >= 50);
        });
        return string.Join(", ", counts.GroupBy(count => count).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => $"{group.Key} in {group.Count()} runs"));
    }
}
