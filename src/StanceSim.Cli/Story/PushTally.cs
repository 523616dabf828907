using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StanceSim.Cli.Story;

/// <summary>Adds up, over a run, what each source and message did to each position.</summary>
/// <remarks>Bounded by cells times the sources and messages that move each.</remarks>
internal sealed class PushTally
{
    private readonly Dictionary<(int Cell, PushKind Kind, int Source, string? Message), (double Amount, int Tick)> amounts = [];

    public void Add(int cell, PushKind kind, int source, string? message, double amount, int tick)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(
            amounts, (cell, kind, kind == PushKind.Interests ? -1 : source, message), out var exists);
        entry = (entry.Amount + amount, exists ? entry.Tick : tick);
    }

    /// <summary>Pushes of each cell, strongest first; ties by source, so that the order is always the same.</summary>
    public ImmutableArray<Push>[] ByCell(int cells)
    {
        var pushes = new ImmutableArray<Push>[cells];
        Array.Fill(pushes, []);
        foreach (var cell in amounts.GroupBy(entry => entry.Key.Cell))
        {
            pushes[cell.Key] = [.. cell
                .GroupBy(entry => (entry.Key.Kind, entry.Key.Source))
                .Select(group => new Push(group.Key.Kind, group.Key.Source, group.Sum(entry => entry.Value.Amount), PartsOf(group)))
                .OrderByDescending(push => Math.Abs(push.Amount))
                .ThenBy(push => push.Kind)
                .ThenBy(push => push.Source)];
        }

        return pushes;
    }

    private static ImmutableArray<PushPart> PartsOf(
        IEnumerable<KeyValuePair<(int Cell, PushKind Kind, int Source, string? Message), (double Amount, int Tick)>> entries) =>
        [.. entries
            .Select(entry => new PushPart(entry.Key.Message, entry.Value.Amount, entry.Value.Tick))
            .OrderByDescending(part => Math.Abs(part.Amount))
            .ThenBy(part => part.Tick)
            .ThenBy(part => part.Message, StringComparer.Ordinal)];
}
