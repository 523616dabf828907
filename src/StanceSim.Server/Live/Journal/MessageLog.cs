using System.Collections.Concurrent;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Model.Messages;

namespace StanceSim.Server.Live.Journal;

/// <summary>Messages in the order in which they were sent, and what was sent because of what.</summary>
internal sealed class MessageLog(JournalSpace space)
{
    /// <summary>What a message takes in memory, its texts aside.</summary>
    private const int BytesEach = 1_024;

    private readonly AppendOnly<MessageEntry> entries = new();
    private readonly ConcurrentDictionary<string, int> byId = new();
    private readonly SortedDictionary<int, List<MessageEntry>> under = [];
    private int linked;

    /// <summary>Messages so far, leaks to come among them.</summary>
    public int Total => entries.Count;

    public MessageEntry this[int number] => entries[number];

    /// <summary>Those sent up to a frame; a leak that is yet to come is not.</summary>
    public IEnumerable<MessageEntry> Until(int frame) => entries.Enumerate().Where(entry => entry.Row.Sent <= frame);

    /// <summary>Those that were sent from outside, leaks of them aside.</summary>
    public IEnumerable<MessageEntry> Injected => entries.Enumerate().Where(entry => entry.IsInjected && MessageIds.DatedPartOf(entry.Row.Id) == entry.Row.Id);

    /// <summary>All of them as rows.</summary>
    public IAsyncEnumerable<MessageRow> Rows() => entries.Enumerate().Select(entry => entry.Row).ToAsyncEnumerable();

    /// <summary>A message by id, or null.</summary>
    public MessageEntry? Find(string id) => byId.TryGetValue(id, out var number) ? entries[number] : null;

    /// <summary>Number of a message, or -1.</summary>
    public int NumberOf(string? id) => id is not null && byId.TryGetValue(id, out var number) ? number : -1;

    public void Add(MessageRow row, int sender)
    {
        space.Take(BytesEach + (2L * (row.Text?.Length ?? 0)));
        var entry = new MessageEntry(entries.Count, row, sender, MessageRowOf.IsInjected(row));
        byId[row.Id] = entry.Number;
        entries.Add(entry);
        if (!under.TryGetValue(row.Due, out var due))
        {
            under.Add(row.Due, due = []);
        }

        due.Add(entry);
    }

    /// <summary>Finds the causes of the messages added since the last call, which may stand anywhere among them.</summary>
    public void Link()
    {
        for (var number = linked; number < entries.Count; number++)
        {
            var entry = entries[number];
            var parent = entry.Row.Cause is { } cause ? Find(cause) ?? Find(cause + ScheduledMessage.AnnouncementSuffix) : null;
            entry.Parent = parent is null || parent == entry ? -1 : parent.Number;
        }

        for (; linked < entries.Count; linked++)
        {
            Count(entries[linked]);
        }
    }

    /// <summary>Counts a message with all above it.</summary>
    private void Count(MessageEntry entry)
    {
        entry.Trigger = entry.Number;
        if (entry.Parent >= 0)
        {
            entries[entry.Parent].Children++;
        }

        // Bounded, so that causes which run in a circle, which no run has, could not hold it up.
        for (int above = entry.Parent, steps = 0; above >= 0 && steps < 10_000; above = entries[above].Parent, steps++)
        {
            var ancestor = entries[above];
            ancestor.Descendants++;
            ancestor.LastTick = Math.Max(ancestor.LastTick, entry.Row.Due);
            entry.Trigger = above;
        }
    }

    /// <summary>Removes and returns what is heard in a tick.</summary>
    public List<MessageEntry> TakeDue(int tick) => under.Remove(tick, out var due) ? due : [];
}
