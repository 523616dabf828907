using System.Collections.Immutable;
using StanceSim.Experiments.Explanations;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Comparisons;

/// <summary>Compares why one quantity changed in one tick of two runs.</summary>
internal static class ReasonComparison
{
    /// <summary>Contributions that differ, the largest difference first; empty when changes were not recorded or the tick is not told.</summary>
    public static async Task<ImmutableArray<ReasonDifference>> Of(
        RunResults left, RunResults right, (string Actor, string Issue, string Variable) cell, int tick)
    {
        if (!Tells(left, tick) || !Tells(right, tick))
        {
            return [];
        }

        var (one, other) = (await Read(left, cell, tick), await Read(right, cell, tick));
        var (leftChains, rightChains) = (await MessageChains.Read(left), await MessageChains.Read(right));
        return [.. one.Keys.Union(other.Keys)
            .Select(key => (Key: key, Left: Amount(one, key), Right: Amount(other, key)))
            .Where(pair => pair.Left != pair.Right)
            .Select(pair => new ReasonDifference(
                pair.Key.Mechanism,
                pair.Key.Source,
                pair.Key.Message,
                pair.Left,
                pair.Right,
                pair.Key.Message is { } message ? (pair.Right is null ? leftChains : rightChains).Of(message) : []))
            .OrderByDescending(reason => Math.Abs(reason.Amount))];
    }

    private static bool Tells(RunResults run, int tick) => run.Manifest.RecordsChanges && tick >= run.Manifest.From;

    private static async Task<Dictionary<(string? Mechanism, string? Source, string? Message), double>> Read(
        RunResults run, (string Actor, string Issue, string Variable) cell, int tick)
    {
        var amounts = new Dictionary<(string? Mechanism, string? Source, string? Message), double>();
        await foreach (var change in run.Changes(new ChangeFilter(cell.Actor, cell.Issue, cell.Variable, tick)))
        {
            foreach (var part in change.Contributions)
            {
                var key = (part.Mechanism, part.Source, part.Message);
                amounts[key] = amounts.GetValueOrDefault(key) + part.Amount;
            }
        }

        return amounts;
    }

    private static double? Amount(Dictionary<(string? Mechanism, string? Source, string? Message), double> amounts, (string?, string?, string?) key) =>
        amounts.TryGetValue(key, out var amount) ? amount : null;
}
