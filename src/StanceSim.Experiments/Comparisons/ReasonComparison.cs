using System.Collections.Immutable;

namespace StanceSim.Experiments.Comparisons;

/// <summary>Compares why one quantity changed in one tick of two runs.</summary>
internal static class ReasonComparison
{
    /// <summary>Contributions that differ, the largest difference first; empty when changes were not recorded or the tick is not told.</summary>
    public static async Task<ImmutableArray<ReasonDifference>> Of(
        IComparableRun left, IComparableRun right, (string Actor, string Subject, string Variable) cell, int tick, int offset)
    {
        if (!left.Tells(tick) || !right.Tells(tick + offset))
        {
            return [];
        }

        var (one, other) = (await Read(left, cell, tick), await Read(right, cell, tick + offset));
        var reasons = new List<ReasonDifference>();
        foreach (var key in one.Keys.Union(other.Keys))
        {
            if (Amount(one, key) != Amount(other, key))
            {
                var chain = key.Message is { } message ? await (Amount(other, key) is null ? left : right).Chain(message) : [];
                reasons.Add(new ReasonDifference(key.Mechanism, key.Source, key.Message, Amount(one, key), Amount(other, key), chain));
            }
        }

        return [.. reasons.OrderByDescending(reason => Math.Abs(reason.Amount))];
    }

    private static async Task<Dictionary<(string? Mechanism, string? Source, string? Message), double>> Read(
        IComparableRun run, (string Actor, string Subject, string Variable) cell, int tick)
    {
        var amounts = new Dictionary<(string? Mechanism, string? Source, string? Message), double>();
        await foreach (var part in run.Contributions(cell.Actor, cell.Subject, cell.Variable, tick))
        {
            var key = (part.Mechanism, part.Source, part.Message);
            amounts[key] = amounts.GetValueOrDefault(key) + part.Amount;
        }

        return amounts;
    }

    private static double? Amount(Dictionary<(string? Mechanism, string? Source, string? Message), double> amounts, (string?, string?, string?) key) =>
        amounts.TryGetValue(key, out var amount) ? amount : null;
}
