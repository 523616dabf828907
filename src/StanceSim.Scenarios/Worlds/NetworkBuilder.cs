using System.Collections.Immutable;
using System.Runtime.InteropServices;
using StanceSim.Model.Relations;
using StanceSim.Scenarios.Sections;

namespace StanceSim.Scenarios.Worlds;

/// <summary>Makes the network of ties, declared regard and attention, and generated networks.</summary>
internal sealed class NetworkBuilder
{
    /// <summary>Up to so many actors, everyone has a regard for everyone.</summary>
    public const int DenseActors = 256;

    private const double Slack = 1e-9;

    private readonly Relations relations;
    private readonly Dictionary<long, TieSum> ties;
    private readonly IReadOnlyList<PopulationSection> populations;
    private readonly int actors;

    /// <summary>Empty: 1 for everyone.</summary>
    private readonly ImmutableArray<double> capability;

    public NetworkBuilder(Relations relations, IReadOnlyList<PopulationSection> populations, int actors, ImmutableArray<double> capability)
    {
        (this.relations, this.populations, this.actors, this.capability) = (relations, populations, actors, capability);
        ties = relations.SumTies();
    }

    /// <param name="seed">Seed of generated networks.</param>
    /// <param name="keepsAffinities">Regard matters in this world.</param>
    /// <param name="isDense">Everyone has a regard for everyone.</param>
    public Network Build(ulong seed, bool keepsAffinities, bool isDense)
    {
        var generated = GeneratedTies.Of(populations, seed);
        var isUniform = ties.Count == 0 && relations.Attention.Count == 0 && !isDense && (!keepsAffinities || relations.Affinities.Count == 0)
            && capability.IsEmpty;
        var keys = isUniform ? generated : Merge(generated, keepsAffinities, isDense);
        var attention = isUniform ? [] : AttentionOn(keys, generated);
        if (!isUniform && !keepsAffinities)
        {
            (keys, attention) = WithoutSilent(keys, attention);
        }

        return new Network
        {
            RowStarts = RowStartsOf(keys),
            Columns = ColumnsOf(keys),
            Attention = ImmutableCollectionsMarshal.AsImmutableArray(attention),
            InitialAffinity = keepsAffinities ? ImmutableCollectionsMarshal.AsImmutableArray(AffinityOn(keys, generated)) : [],
        };
    }

    private long[] Merge(long[] generated, bool keepsAffinities, bool isDense)
    {
        var keys = new List<long>(generated);
        keys.AddRange(ties.Keys);
        foreach (var (listener, row) in relations.Attention)
        {
            foreach (var speaker in row.Keys)
            {
                keys.Add(Edge.Key(listener, speaker));
            }
        }

        if (keepsAffinities)
        {
            keys.AddRange(relations.Affinities.Keys);
        }

        for (var listener = 0; isDense && listener < actors; listener++)
        {
            for (var speaker = 0; speaker < actors; speaker++)
            {
                if (speaker != listener)
                {
                    keys.Add(Edge.Key(listener, speaker));
                }
            }
        }

        return SortedOnce(keys);
    }

    private static long[] SortedOnce(List<long> keys)
    {
        keys.Sort();
        var kept = 0;
        for (var place = 0; place < keys.Count; place++)
        {
            if (kept == 0 || keys[place] != keys[kept - 1])
            {
                keys[kept++] = keys[place];
            }
        }

        return [.. keys[..kept]];
    }

    /// <summary>Attention on each edge: as declared for the listener, else by strength of ties times capability; rows sum to 1 or 0.</summary>
    private double[] AttentionOn(long[] keys, long[] generated)
    {
        var attention = new double[keys.Length];
        for (int start = 0, end; start < keys.Length; start = end)
        {
            var listener = Edge.Listener(keys[start]);
            var declared = relations.Attention.GetValueOrDefault(listener);
            double sum = 0;
            for (end = start; end < keys.Length && Edge.Listener(keys[end]) == listener; end++)
            {
                var speaker = Edge.Speaker(keys[end]);
                attention[end] = declared is not null
                    ? declared.GetValueOrDefault(speaker)
                    : StrengthOf(keys[end], generated) * (capability.IsEmpty ? 1 : capability[speaker]);
                sum += attention[end];
            }

            if (sum > 0 && !(declared is not null && Math.Abs(sum - 1) <= Slack))
            {
                foreach (ref var share in attention.AsSpan(start, end - start))
                {
                    share /= sum;
                }
            }
        }

        return attention;
    }

    private double StrengthOf(long key, long[] generated) =>
        (ties.TryGetValue(key, out var tie) ? tie.Attention : 0) + GeneratedWeight(key, generated);

    private double[] AffinityOn(long[] keys, long[] generated)
    {
        var affinity = new double[keys.Length];
        for (var edge = 0; edge < keys.Length; edge++)
        {
            var key = keys[edge];
            if (Edge.Listener(key) == Edge.Speaker(key))
            {
                affinity[edge] = 1;
            }
            else if (relations.Affinities.TryGetValue(key, out var declared))
            {
                affinity[edge] = declared;
            }
            else
            {
                var weight = GeneratedWeight(key, generated);
                var sum = ties.TryGetValue(key, out var tie) ? tie : TieSum.None;
                affinity[edge] = (weight > 0 ? sum.With(weight) : sum).Affinity;
            }
        }

        return affinity;
    }

    /// <summary>Strength of the generated tie on an edge; 0 where there is none.</summary>
    private double GeneratedWeight(long key, long[] generated)
    {
        if (generated.Length == 0 || Array.BinarySearch(generated, key) < 0)
        {
            return 0;
        }

        var listener = Edge.Listener(key);
        return populations.First(population => listener >= population.First && listener < population.First + population.Count).Network.Weight;
    }

    /// <summary>Without regard, an edge that nobody listens on is none.</summary>
    private static (long[] Keys, double[] Attention) WithoutSilent(long[] keys, double[] attention)
    {
        if (Array.TrueForAll(attention, share => share > 0))
        {
            return (keys, attention);
        }

        var heard = Enumerable.Range(0, keys.Length).Where(edge => attention[edge] > 0).ToArray();
        return ([.. heard.Select(edge => keys[edge])], [.. heard.Select(edge => attention[edge])]);
    }

    private ImmutableArray<int> RowStartsOf(long[] keys)
    {
        var starts = new int[actors + 1];
        foreach (var key in keys)
        {
            starts[Edge.Listener(key) + 1]++;
        }

        for (var actor = 0; actor < actors; actor++)
        {
            starts[actor + 1] += starts[actor];
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(starts);
    }

    private static ImmutableArray<int> ColumnsOf(long[] keys)
    {
        var columns = new int[keys.Length];
        for (var edge = 0; edge < keys.Length; edge++)
        {
            columns[edge] = Edge.Speaker(keys[edge]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(columns);
    }
}
