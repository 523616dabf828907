using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Influence;

public sealed class HegselmannKrauseTests
{
    private static readonly double[] FourClusters = [0.1572, 0.4041, 0.5959, 0.8428];

    [Fact]
    public void Bound_1003_gives_the_four_published_clusters_in_place() =>
        Assert.Equal(FourClusters, Clusters(0.1003).Select(position => Math.Round(position, 4)));

    [Theory]
    [InlineData(0.1003, 4)]
    [InlineData(0.1507, 3)]
    [InlineData(0.2003, 2)]
    [InlineData(0.2503, 1)]
    public void Published_numbers_of_clusters(double confidenceBound, int clusters) =>
        Assert.Equal(clusters, Clusters(confidenceBound).Length);

    [Fact]
    public void The_same_clusters_form_on_a_scale_of_0_to_100() =>
        Assert.Equal(
            FourClusters, Clusters(10.03, 100).Select(position => Math.Round(position / 100, 4)));

    [Fact]
    public void The_bound_is_inclusive()
    {
        var sketch = new Sketch { Positions = [0, 0.25], Network = Networks.Complete(2), Rule = Rules.HegselmannKrause(0.25), Ticks = 1 };

        Assert.Equal([0.125, 0.125], Run.Of(sketch).Last);
        Assert.Equal([0, 0.25], Run.Of(sketch with { Rule = Rules.HegselmannKrause(Math.BitDecrement(0.25)) }).Last);
    }

    [Fact]
    public void Edges_that_only_carry_regard_are_not_listened_to()
    {
        var sketch = new Sketch { Positions = [0, 0.25], Network = Networks.Regard(2, 1), Rule = Rules.HegselmannKrause(1), Ticks = 1 };

        Assert.Equal([0, 0.25], Run.Of(sketch).Last);
    }

    [Fact]
    public void A_weight_on_oneself_changes_nothing()
    {
        var sketch = new Sketch { Positions = [0, 0.25], Network = Networks.FromAttention([[0.9, 0.1], [1, 0]]), Rule = Rules.HegselmannKrause(1), Ticks = 1 };

        Assert.Equal([0.125, 0.125], Run.Of(sketch).Last);
    }

    [Fact]
    public void Rounding_does_not_leave_the_scale()
    {
        // In double precision, (0.1 + 0.1 + 0.1) / 3 is above 0.1.
        var sketch = new Sketch
        {
            Positions = [0.1, 0.1, 0.1],
            Network = Networks.Complete(3),
            Rule = Rules.HegselmannKrause(1),
            Issues = [new Issue { Id = "tight", High = 0.1 }],
        };

        Assert.All(Run.Of(sketch).Last, position => Assert.Equal(0.1, position));
    }

    /// <summary>Positions of clusters when a frame equals the one before: positions less than a bound's thousandth apart are one.</summary>
    private static double[] Clusters(double confidenceBound, double scale = 1)
    {
        var run = Run.Of(Published.HegselmannKrause(confidenceBound, scale));

        Assert.True(run.Positions.Length < 300, "The run must end because two frames are equal.");
        return [.. Published.Clusters(run.Last, confidenceBound / 1000).Select(cluster => cluster.Position)];
    }
}
