using System.Collections.Immutable;
using StanceSim.Model;
using StanceSim.Model.Actors;
using StanceSim.Model.Influence;
using StanceSim.Model.Randomness;
using StanceSim.Model.Relations;

namespace StanceSim.Benchmarks;

/// <summary>A Friedkin-Johnsen world on a random undirected graph G(n, m), everyone with uniform attention.</summary>
internal static class RandomWorld
{
    public const int Degree = 10;

    public static World Of(int actors, int issues, int ticks)
    {
        var key = new RunKey((ulong)actors);
        double UnitOf(int cell, ulong item) => Draw.Unit(key, 0, cell, Purpose.Population, item);
        var cells = Enumerable.Range(0, actors * issues);
        ImmutableArray<double> positions = [.. cells.Select(cell => (2 * UnitOf(cell, 0)) - 1)];
        return new World
        {
            Actors = [.. Enumerable.Range(0, actors).Select(actor => new Actor { Id = $"a{actor}", Type = ActorType.Population })],
            Issues = [.. Enumerable.Range(0, issues).Select(issue => new Issue { Id = $"issue-{issue}" })],
            Network = NetworkOf(key, actors),
            InitialPositions = positions,
            Anchors = positions,
            Susceptibility = [.. cells.Select(cell => 0.5 + (0.5 * UnitOf(cell, 1)))],
            Rule = new FriedkinJohnsen([]),
            Ticks = ticks,
        };
    }

    private static Network NetworkOf(RunKey key, int actors)
    {
        var stream = Draw.StreamOf(key, 0, 0, Purpose.Network);
        var rows = Enumerable.Range(0, actors).Select(_ => new SortedSet<int>()).ToArray();
        var edges = actors * Degree / 2;
        for (ulong item = 0; edges > 0; item += 2)
        {
            var (one, other) = (Draw.ToIndex(Draw.At(stream, item), actors), Draw.ToIndex(Draw.At(stream, item + 1), actors));
            if (one != other && rows[one].Add(other))
            {
                rows[other].Add(one);
                edges--;
            }
        }

        var starts = ImmutableArray.CreateBuilder<int>(actors + 1);
        starts.Add(0);
        foreach (var row in rows)
        {
            starts.Add(starts[^1] + row.Count);
        }

        return new Network { RowStarts = starts.MoveToImmutable(), Columns = [.. rows.SelectMany(row => row)] };
    }
}
