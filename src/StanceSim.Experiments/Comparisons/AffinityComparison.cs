using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Comparisons;

/// <summary>Compares who regards whom how in two runs, in the pairs that both have, and stops at the first frame that differs.</summary>
internal static class AffinityComparison
{
    /// <summary>The first frame in which regards differ and the largest difference in it; null when there is none.</summary>
    public static async Task<AffinityDivergence?> Of(IComparableRun left, IComparableRun right, int from, int to, int offset)
    {
        await using Regards one = new(left), other = new(right);
        for (var tick = from; tick <= to; tick++)
        {
            var told = (await one.Advance(tick)).Union(await other.Advance(tick + offset));
            var differing = told.Where(pair => one.Has(pair) && other.Has(pair) && one[pair] != other[pair]).ToArray();
            if (differing.Length > 0)
            {
                var most = differing.MaxBy(pair => Math.Abs(other[pair] - one[pair]));
                var reasons = await ReasonComparison.Of(left, right, (most.Actor, most.Other, "affinity"), tick - 1, offset);
                return new AffinityDivergence(tick, most.Actor, most.Other, one[most], other[most], differing.Length - 1, reasons);
            }
        }

        return null;
    }

    /// <summary>All regards of a run in one frame after the other.</summary>
    private sealed class Regards(IComparableRun run) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<AffinityRow> rows = run.Affinities().GetAsyncEnumerator();
        private readonly Dictionary<(string Actor, string Other), double> now = [];
        private bool hasRow;
        private bool hasBegun;

        public double this[(string Actor, string Other) pair] => now[pair];

        public bool Has((string Actor, string Other) pair) => now.ContainsKey(pair);

        /// <summary>Goes to a frame; the pairs that the run told since the last.</summary>
        public async ValueTask<IReadOnlyCollection<(string Actor, string Other)>> Advance(int frame)
        {
            if (!hasBegun)
            {
                (hasBegun, hasRow) = (true, await rows.MoveNextAsync());
            }

            var told = new List<(string Actor, string Other)>();
            while (hasRow && rows.Current.Tick <= frame)
            {
                var pair = (rows.Current.Actor, rows.Current.Other);
                now[pair] = rows.Current.Value;
                told.Add(pair);
                hasRow = await rows.MoveNextAsync();
            }

            return told;
        }

        public ValueTask DisposeAsync() => rows.DisposeAsync();
    }
}
