using System.Collections.Immutable;
using StanceSim.Model.Randomness;
using StanceSim.Model.Relations;

namespace StanceSim.Model.Tests.Worlds;

/// <summary>The worlds of published examples.</summary>
internal static class Published
{
    private static readonly double[][] Weights =
    [
        [0.220, 0.120, 0.360, 0.300],
        [0.147, 0.215, 0.344, 0.294],
        [0, 0, 1, 0],
        [0.090, 0.178, 0.446, 0.286],
    ];

    private static readonly ImmutableArray<double> Openness = [.. Weights.Select((row, actor) => 1 - row[actor])];

    private static readonly Network Thousand = Networks.Complete(1000);

    /// <summary>Two actors, W = [[1/2, 1/2], [1/4, 3/4]].</summary>
    public static Sketch DeGroot { get; } = new()
    {
        Positions = [1, 0],
        Network = Networks.FromAttention([[0.5, 0.5], [0.25, 0.75]]),
        Rule = Rules.DeGroot(),
        Ticks = 200,
        StopWhenStill = true,
    };

    /// <summary>Four actors of whom the third is fully stubborn, u = (25, 25, 75, 85).</summary>
    public static Sketch FriedkinJohnsen { get; } = new()
    {
        Positions = [25, 25, 75, 85],
        Network = Networks.FromAttention(Weights),
        Rule = Rules.FriedkinJohnsen(),
        Issues = [Scales.SignedPercent],
        Susceptibility = Openness,
        Ticks = 500,
        StopWhenStill = true,
    };

    /// <summary>The same four on two issues that mix.</summary>
    public static Sketch CoupledIssues { get; } = FriedkinJohnsen with
    {
        Positions = [25, 25, 25, 15, 75, -50, 85, 5],
        Susceptibility = [.. Openness.SelectMany(openness => new[] { openness, openness })],
        Issues = [Scales.SignedPercent, Scales.SignedPercent with { Id = "second" }],
        Rule = Rules.FriedkinJohnsen(0.9, 0.1, 0.1, 0.9),
    };

    /// <summary>Fifty actors in even steps, everyone hearing everyone.</summary>
    public static Sketch HegselmannKrause(double confidenceBound, double scale = 1) => new()
    {
        Positions = [.. Enumerable.Range(1, 50).Select(actor => (actor - 0.5) / 50 * scale)],
        Network = Networks.Complete(50),
        Rule = Rules.HegselmannKrause(confidenceBound),
        Issues = [new Issue { Id = "opinion", Low = 0, High = scale }],
        Ticks = 300,
        StopWhenStill = true,
    };

    /// <summary>A thousand actors drawn uniformly, everyone meeting everyone.</summary>
    public static Sketch DeffuantWeisbuch(double confidenceBound, ulong seed) => new()
    {
        Positions = [.. Enumerable.Range(0, 1000).Select(actor => Draw.Unit(new RunKey(seed), 0, actor, Purpose.Population))],
        Network = Thousand,
        Rule = Rules.DeffuantWeisbuch(confidenceBound),
        Issues = [Scales.Unit],
        Ticks = 100,
    };

    /// <summary>Groups of positions with gaps wider than <paramref name="gap"/> between them, each as its size and mean.</summary>
    public static ImmutableArray<(int Size, double Position)> Clusters(IEnumerable<double> positions, double gap)
    {
        var clusters = new List<List<double>>();
        foreach (var position in positions.Order())
        {
            if (clusters.Count == 0 || position - clusters[^1][^1] > gap)
            {
                clusters.Add([]);
            }

            clusters[^1].Add(position);
        }

        return [.. clusters.Select(cluster => (cluster.Count, cluster.Average()))];
    }
}
