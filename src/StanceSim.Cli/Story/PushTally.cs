using System.Collections.Immutable;

namespace StanceSim.Cli.Story;

/// <summary>Adds up, over a run, what each source and message did to each position.</summary>
/// <remarks>
/// Bounded by cells times the sources and messages that move each. Keys are plain numbers and entries are objects because
/// collections of such are compiled already; collections of tuples would be compiled at every start.
/// </remarks>
internal sealed class PushTally
{
    private readonly Dictionary<long, Entry> wordless = [];
    private readonly Dictionary<string, Dictionary<long, Entry>> byMessage = [];

    public void Add(int cell, PushKind kind, int source, string? message, double amount, int tick)
    {
        var from = kind == PushKind.Interests ? -1 : source;
        var entries = wordless;
        if (message is not null && !byMessage.TryGetValue(message, out entries))
        {
            byMessage.Add(message, entries = []);
        }

        var key = KeyOf(cell, kind, from);
        if (!entries!.TryGetValue(key, out var entry))
        {
            entries.Add(key, entry = new Entry(cell, kind, from, message, tick));
        }

        entry.Amount += amount;
    }

    /// <summary>Pushes of each cell, strongest first; ties by kind and source, so that the order is always the same.</summary>
    public ImmutableArray<Push>[] ByCell(int cells)
    {
        var sorted = new List<Entry>?[cells];
        Sort(wordless, sorted);
        foreach (var entries in byMessage.Values)
        {
            Sort(entries, sorted);
        }

        var pushes = new ImmutableArray<Push>[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            pushes[cell] = sorted[cell] is { } entries ? PushesOf(entries) : [];
        }

        return pushes;
    }

    /// <summary>Room for four million cells and sixteen million sources.</summary>
    private static long KeyOf(int cell, PushKind kind, int source) => ((((long)cell << 24) + source + 1) << 2) | (long)kind;

    private static void Sort(Dictionary<long, Entry> entries, List<Entry>?[] byCell)
    {
        foreach (var entry in entries.Values)
        {
            (byCell[entry.Cell] ??= []).Add(entry);
        }
    }

    private static ImmutableArray<Push> PushesOf(List<Entry> entries)
    {
        entries.Sort(BySourceThenStrength);
        var pushes = new List<Push>();
        for (var first = 0; first < entries.Count;)
        {
            var parts = new List<PushPart>();
            double sum = 0;
            var source = entries[first];
            for (; first < entries.Count && entries[first].Kind == source.Kind && entries[first].Source == source.Source; first++)
            {
                sum += entries[first].Amount;
                parts.Add(new PushPart(entries[first].Message, entries[first].Amount, entries[first].Tick));
            }

            pushes.Add(new Push(source.Kind, source.Source, sum, [.. parts]));
        }

        pushes.Sort(ByStrength);
        return [.. pushes];
    }

    private static int BySourceThenStrength(Entry left, Entry right)
    {
        var byKind = ((int)left.Kind).CompareTo((int)right.Kind);
        var bySource = byKind != 0 ? byKind : left.Source.CompareTo(right.Source);
        var byStrength = bySource != 0 ? bySource : Math.Abs(right.Amount).CompareTo(Math.Abs(left.Amount));
        var byTick = byStrength != 0 ? byStrength : left.Tick.CompareTo(right.Tick);
        return byTick != 0 ? byTick : string.CompareOrdinal(left.Message, right.Message);
    }

    private static int ByStrength(Push left, Push right)
    {
        var byStrength = Math.Abs(right.Amount).CompareTo(Math.Abs(left.Amount));
        var byKind = byStrength != 0 ? byStrength : ((int)left.Kind).CompareTo((int)right.Kind);
        return byKind != 0 ? byKind : left.Source.CompareTo(right.Source);
    }

    /// <summary>What one source did to one position by one message, or without words.</summary>
    private sealed class Entry(int cell, PushKind kind, int source, string? message, int tick)
    {
        public int Cell => cell;

        public PushKind Kind => kind;

        public int Source => source;

        public string? Message => message;

        /// <summary>Tick in which it first acted.</summary>
        public int Tick => tick;

        public double Amount { get; set; }
    }
}
