using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Comparisons;

/// <summary>Compares what organisations decided in two runs.</summary>
internal static class DecisionComparison
{
    /// <summary>The first tick with a decision that differs; null when there is none.</summary>
    /// <param name="left">One run.</param>
    /// <param name="right">The other run.</param>
    /// <param name="shared">Whether both have an organisation and an issue.</param>
    /// <param name="from">First tick to compare. What a fork's parent decided before it is not told, so it counts from the fork on.</param>
    /// <param name="to">First tick not to compare.</param>
    /// <param name="offset">Tick of the right that stands beside tick 0 of the left.</param>
    public static async Task<DecisionDivergence?> Of(IComparableRun left, IComparableRun right, Func<DecisionRow, bool> shared, int from, int to, int offset)
    {
        from = Math.Max(from, Math.Max(left.Manifest.From, right.Manifest.From - offset));
        var (one, other) = (await Read(left, shared, from, to, 0), await Read(right, shared, from, to, offset));
        DecisionDivergence[] differing = [.. one.Keys.Union(other.Keys)
            .Select(key => new DecisionDivergence(key.Tick, key.Organisation, key.Issue, one.GetValueOrDefault(key), other.GetValueOrDefault(key), 0))
            .Where(pair => !AreAlike(pair.Left, pair.Right))];
        return differing.MinBy(pair => pair.Tick) is { } first
            ? first with { Others = differing.Count(pair => pair.Tick == first.Tick) - 1 }
            : null;
    }

    private static async Task<Dictionary<(int Tick, string Organisation, string Issue), DecisionRow>> Read(
        IComparableRun run, Func<DecisionRow, bool> shared, int from, int to, int offset)
    {
        var decisions = new Dictionary<(int Tick, string Organisation, string Issue), DecisionRow>();
        await foreach (var row in run.Decisions())
        {
            var tick = row.Tick - offset;
            if (tick >= from && tick < to && shared(row))
            {
                decisions[(tick, row.Organisation, row.Issue)] = row with { Tick = tick };
            }
        }

        return decisions;
    }

    private static bool AreAlike(DecisionRow? left, DecisionRow? right) => left is not null && right is not null
        && left.Blockers.SequenceEqual(right.Blockers)
        && left with { Blockers = right.Blockers } == right;
}
