using System.Runtime.CompilerServices;
using StanceSim.Model;
using StanceSim.Server.Api.Errors;

namespace StanceSim.Server.Api.Runs;

/// <summary>Ties of generated networks, the strongest of them where there are very many.</summary>
internal static class GeneratedTies
{
    private const int Most = 100_000;
    private const int Default = 60_000;

    /// <summary>Pages ask for the same at each visit, and a world does not change: it is walked once.</summary>
    private static readonly ConditionalWeakTable<World, Lazy<TieColumns>> Kept = [];

    /// <param name="world">Who there is.</param>
    /// <param name="limit">Ties to tell at most; null: 60,000.</param>
    /// <exception cref="ApiException">More than 100,000 are asked for.</exception>
    public static TieColumns Of(World world, int? limit)
    {
        var most = limit is null or (>= 1 and <= Most) ? limit ?? Default : throw Refuse.Query($"`limit` is from 1 to {Most}, not {limit}.");
        return most == Default ? Kept.GetValue(world, asked => new Lazy<TieColumns>(() => Strongest(asked, Default))).Value : Strongest(world, most);
    }

    private static TieColumns Strongest(World world, int most)
    {
        var strongest = new PriorityQueue<Pair, (double Weight, uint Lot)>();
        long total = 0;
        foreach (var pair in Pairs(world))
        {
            total++;
            if (strongest.Count < most)
            {
                strongest.Enqueue(pair, (pair.Weight, pair.Lot));
            }
            else
            {
                strongest.EnqueueDequeue(pair, (pair.Weight, pair.Lot));
            }
        }

        Pair[] told = [.. strongest.UnorderedItems.Select(item => item.Element).OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.From).ThenBy(pair => pair.To)];
        return new TieColumns([.. told.Select(pair => pair.From)], [.. told.Select(pair => pair.To)], [.. told.Select(pair => pair.Weight)], total);
    }

    /// <summary>Each pair once; pairs that the scenario ties itself are none of them.</summary>
    private static IEnumerable<Pair> Pairs(World world)
    {
        var declared = world.Ties.Select(tie => (Math.Min(tie.From, tie.To), Math.Max(tie.From, tie.To))).ToHashSet();
        foreach (var (first, count, weight) in world.Generated)
        {
            for (var one = first; one < first + count; one++)
            {
                for (var edge = world.Network.RowStarts[one]; edge < world.Network.RowStarts[one + 1]; edge++)
                {
                    var other = world.Network.Columns[edge];
                    if (other > one && other < first + count && world.Network.AttentionOn(one, edge) > 0 && !declared.Contains((one, other)))
                    {
                        yield return new Pair(one, other, weight);
                    }
                }
            }
        }
    }

    private readonly record struct Pair(int From, int To, double Weight)
    {
        /// <summary>Decides among equally strong ones: evenly over all, and always the same.</summary>
        public uint Lot
        {
            get
            {
                var mixed = (((uint)From * 0x9E3779B1u) ^ ((uint)To * 0x85EBCA77u)) * 0xC2B2AE3Du;
                return mixed ^ (mixed >> 15);
            }
        }
    }
}
