namespace StanceSim.Server.Live.Journal;

/// <summary>Changes with their contributions, tick by tick.</summary>
internal sealed class ChangeJournal(JournalSpace space)
{
    private readonly ScratchTable<ChangeEntry> changes = new(space);
    private readonly ScratchTable<ContributionEntry> contributions = new(space);
    private readonly AppendOnly<long> ends = new();

    /// <summary>Changes that can be read.</summary>
    public long Count => changes.Count;

    /// <summary>Contributions that can be read.</summary>
    public long Contributions => contributions.Count;

    /// <summary>Ticks that are complete.</summary>
    public int Ticks => ends.Count;

    /// <summary>Place and number that the next change gets.</summary>
    public (long Number, long First) Next => (changes.Appended, contributions.Appended);

    public void Add(in ContributionEntry part) => contributions.Add(part);

    public void Add(in ChangeEntry change) => changes.Add(change);

    /// <summary>Ends a tick. Ticks come in order, from 0, also those that changed nothing.</summary>
    public void EndTick()
    {
        contributions.Publish();
        changes.Publish();
        ends.Add(changes.Count);
    }

    /// <summary>Changes of the ticks from one to another, the other not included, as far as they are wanted.</summary>
    public IEnumerable<ChangeEntry> Of(int fromTick, int toTick, Func<ChangeEntry, bool> isWanted)
    {
        for (var tick = Math.Max(0, fromTick); tick < Math.Min(toTick, Ticks); tick++)
        {
            var first = tick == 0 ? 0 : ends[tick - 1];
            foreach (var change in changes.Read(first, (int)(ends[tick] - first)))
            {
                if (isWanted(change))
                {
                    yield return change;
                }
            }
        }
    }

    /// <summary>The same with their contributions, read together where most of a tick is wanted.</summary>
    public IEnumerable<(ChangeEntry Change, ArraySegment<ContributionEntry> Parts)> WithParts(
        int fromTick, int toTick, Func<ChangeEntry, bool> isWanted)
    {
        foreach (var tick in Of(fromTick, toTick, isWanted).ChunkBy(change => change.Tick))
        {
            var (first, end) = (tick[0].First, tick[^1].First + tick[^1].Count);
            var isDense = end - first <= 4L * tick.Sum(change => change.Count);
            var block = isDense ? contributions.Read(first, (int)(end - first)) : [];
            foreach (var change in tick)
            {
                yield return (change, isDense ? new ArraySegment<ContributionEntry>(block, (int)(change.First - first), change.Count) : PartsOf(change));
            }
        }
    }

    public ContributionEntry[] PartsOf(ChangeEntry change) => contributions.Read(change.First, change.Count);
}
