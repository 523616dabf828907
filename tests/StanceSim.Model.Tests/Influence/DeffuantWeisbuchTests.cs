using StanceSim.Model.Randomness;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Influence;

public sealed class DeffuantWeisbuchTests
{
    /// <summary>Clusters smaller than this share of the population are minor ones ("wings"), which the paper leaves out of its counts.</summary>
    private const double MajorShare = 0.05;

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.3, 1)]
    [InlineData(0.2, 2)]
    [InlineData(0.15, 3)]
    public void Published_numbers_of_major_clusters_in_most_of_five_runs(double confidenceBound, int clusters)
    {
        var counts = Enumerable.Range(0, 5).Select(replicate => MajorClusters(confidenceBound, replicate)).ToArray();

        Assert.True(counts.Count(count => count == clusters) >= 3, $"{clusters} expected, found {string.Join(" ", counts)}");
    }

    [Fact]
    public void The_bound_is_exclusive()
    {
        var sketch = new Sketch { Positions = [0, 0.25], Network = Networks.Complete(2), Rule = Rules.DeffuantWeisbuch(0.25), Ticks = 5 };

        Assert.Equal([0, 0.25], Run.Of(sketch).Last);
        Assert.Equal([0.125, 0.125], Run.Of(sketch with { Rule = Rules.DeffuantWeisbuch(Math.BitIncrement(0.25)) }).Last);
    }

    [Fact]
    public void Convergence_is_the_share_of_the_distance_that_each_moves()
    {
        var sketch = new Sketch { Positions = [0, 1], Network = Networks.Complete(2), Rule = Rules.DeffuantWeisbuch(2, 0.25), Ticks = 1 };

        // Two actors, two encounters in a tick: 0 and 1 become 0.25 and 0.75, then 0.375 and 0.625.
        Assert.Equal([0.375, 0.625], Run.Of(sketch).Last);
    }

    [Fact]
    public void Replicates_meet_in_different_pairs()
    {
        var sketch = Published.DeffuantWeisbuch(0.3, seed: 1) with { Ticks = 3 };

        Assert.NotEqual(Run.Of(sketch, new RunKey(1, 0)).Last, Run.Of(sketch, new RunKey(1, 1)).Last);
        Assert.Equal(Run.Of(sketch, new RunKey(1, 1)).Last, Run.Of(sketch, new RunKey(1, 1)).Last);
    }

    private static int MajorClusters(double confidenceBound, int replicate)
    {
        var sketch = Published.DeffuantWeisbuch(confidenceBound, (ulong)replicate);
        var simulation = new Simulation(sketch.Build(), new RunKey(7, replicate), recordsChanges: false);
        while (!simulation.IsOver)
        {
            simulation.Step();
        }

        return Published.Clusters(simulation.Frame.Positions, confidenceBound / 2).Count(cluster => cluster.Size >= MajorShare * sketch.ActorCount);
    }
}
