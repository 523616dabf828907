using StanceSim.Model.Randomness;
using StanceSim.Scenarios.Sections;

namespace StanceSim.Scenarios.Worlds;

/// <summary>The directed ties of generated networks, as edge keys (see <see cref="Edge"/>) in ascending order.</summary>
internal static class GeneratedTies
{
    public static long[] Of(IReadOnlyList<PopulationSection> populations, ulong seed)
    {
        var edges = new long[populations.Sum(population => population.Network.EdgesAmong(population.Count))];
        var written = 0;
        foreach (var population in populations)
        {
            var span = edges.AsSpan(written, (int)population.Network.EdgesAmong(population.Count));
            if (population.Network.Kind == NetworkKind.Complete)
            {
                Complete(population, span);
            }
            else
            {
                Random(population, seed, span);
            }

            written += span.Length;
        }

        // Populations follow each other, and so do their rows.
        return edges;
    }

    private static void Complete(PopulationSection population, Span<long> edges)
    {
        var place = 0;
        var (first, last) = (population.First, population.First + population.Count);
        for (var listener = first; listener < last; listener++)
        {
            for (var speaker = first; speaker < last; speaker++)
            {
                if (speaker != listener)
                {
                    edges[place++] = Edge.Key(listener, speaker);
                }
            }
        }
    }

    /// <summary>Each pair of the drawn set in both directions; where more than half of all pairs are asked for, those left out are drawn.</summary>
    private static void Random(PopulationSection population, ulong seed, Span<long> edges)
    {
        var (wanted, all) = (population.Network.PairsAmong(population.Count), population.Count * (population.Count - 1L) / 2);
        var place = 0;
        if (wanted <= all / 2)
        {
            foreach (var pair in Draws(population, seed, (int)wanted))
            {
                edges[place++] = pair;
                edges[place++] = Edge.Key(Edge.Speaker(pair), Edge.Listener(pair));
            }
        }
        else
        {
            var leftOut = Draws(population, seed, (int)(all - wanted));
            for (var one = population.First; one < population.First + population.Count; one++)
            {
                for (var other = one + 1; other < population.First + population.Count; other++)
                {
                    if (!leftOut.Contains(Edge.Key(one, other)))
                    {
                        edges[place++] = Edge.Key(one, other);
                        edges[place++] = Edge.Key(other, one);
                    }
                }
            }
        }

        edges.Sort();
    }

    private static HashSet<long> Draws(PopulationSection population, ulong seed, int count)
    {
        var stream = Draw.StreamOf(new RunKey(seed), 0, population.First, Purpose.Network);
        var pairs = new HashSet<long>(count);
        for (ulong item = 0; pairs.Count < count; item += 2)
        {
            var one = population.First + Draw.ToIndex(Draw.At(stream, item), population.Count);
            var other = population.First + Draw.ToIndex(Draw.At(stream, item + 1), population.Count);
            if (one != other)
            {
                pairs.Add(Edge.Key(Math.Min(one, other), Math.Max(one, other)));
            }
        }

        return pairs;
    }
}
