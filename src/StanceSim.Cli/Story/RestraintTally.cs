using System.Collections.Immutable;

namespace StanceSim.Cli.Story;

/// <summary>Keeps, over a run, the peak and the end of what warnings did, and whose warnings they were.</summary>
internal sealed class RestraintTally(int issues)
{
    private readonly PushTally tally = new();
    private readonly SortedDictionary<int, (double Peak, int Tick, double End)> values = [];

    /// <summary>Notes the value after a change.</summary>
    public void Set(int cell, double value, int frame)
    {
        var known = values.GetValueOrDefault(cell);
        values[cell] = Math.Abs(value) > Math.Abs(known.Peak) ? (value, frame, value) : known with { End = value };
    }

    /// <summary>Adds what one message did.</summary>
    public void Add(int cell, int source, string? message, double amount, int tick) =>
        tally.Add(cell, PushKind.Actor, source, message, amount, tick);

    public ImmutableArray<Restraint> Noticeable(int cells)
    {
        var pushes = tally.ByCell(cells);
        return [.. values
            .Where(entry => Math.Abs(entry.Value.Peak) >= Restraint.Noticeable)
            .OrderByDescending(entry => Math.Abs(entry.Value.Peak))
            .Select(entry => new Restraint(
                entry.Key / issues, entry.Key % issues, entry.Value.Peak, entry.Value.Tick, entry.Value.End, pushes[entry.Key]))];
    }
}
