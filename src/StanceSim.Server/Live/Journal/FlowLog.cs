namespace StanceSim.Server.Live.Journal;

/// <summary>What messages did to whom, by tick and issue, largest first: what is drawn on the network.</summary>
internal sealed class FlowLog(JournalSpace space, int issues)
{
    /// <summary>Rows kept of one tick and issue: more than anybody can follow.</summary>
    public const int Most = 200;

    private readonly ScratchTable<FlowEntry> entries = new(space);
    private readonly AppendOnly<long> ends = new();
    private readonly Dictionary<(int Issue, int Message, int Actor), double> effects = [];

    /// <summary>Ticks that are complete.</summary>
    public int Ticks => issues == 0 ? 0 : ends.Count / issues;

    /// <summary>Adds a part of what a message did to an actor in the tick that is being told.</summary>
    public void Add(int issue, int message, int actor, double halfWidths)
    {
        ref var effect = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(effects, (issue, message, actor), out _);
        effect += halfWidths;
    }

    /// <summary>Ends a tick in which some messages were heard.</summary>
    public void EndTick(MessageLog messages, List<MessageEntry> heard, Func<string, int> actorOf)
    {
        var rows = new List<FlowEntry>();
        for (var issue = 0; issue < issues; issue++)
        {
            rows.Clear();
            foreach (var (place, effect) in effects)
            {
                if (place.Issue == issue)
                {
                    rows.Add(new FlowEntry(place.Message, messages[place.Message].Sender, place.Actor, effect));
                }
            }

            foreach (var message in heard)
            {
                AddUnmoved(rows, message, issue, actorOf);
            }

            rows.Sort(static (left, right) => Compare(left, right));
            entries.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows)[..Math.Min(Most, rows.Count)]);
            entries.Publish();
            ends.Add(entries.Count);
        }

        effects.Clear();
    }

    /// <summary>Flows of one tick on one issue, largest first.</summary>
    public FlowEntry[] Of(int tick, int issue, int most)
    {
        var place = (tick * issues) + issue;
        var first = place == 0 ? 0 : ends[place - 1];
        return entries.Read(first, (int)Math.Min(most, ends[place] - first));
    }

    /// <summary>Flows of the ticks from one to another, the other not included: the largest of all of them.</summary>
    public FlowEntry[] Largest(int fromTick, int toTick, int issue, int most)
    {
        var all = new List<FlowEntry>();
        for (var tick = Math.Max(0, fromTick); tick < Math.Min(toTick, Ticks); tick++)
        {
            all.AddRange(Of(tick, issue, most));
        }

        all.Sort(static (left, right) => Compare(left, right));
        return [.. all.Take(most)];
    }

    private void AddUnmoved(List<FlowEntry> rows, MessageEntry message, int issue, Func<string, int> actorOf)
    {
        if (message.Row.Addressees.IsEmpty)
        {
            rows.Add(new FlowEntry(message.Number, message.Sender, -1, 0));
        }

        foreach (var addressee in message.Row.Addressees)
        {
            var actor = actorOf(addressee);
            if (!effects.ContainsKey((issue, message.Number, actor)))
            {
                rows.Add(new FlowEntry(message.Number, message.Sender, actor, 0));
            }
        }
    }

    /// <summary>By magnitude, then in an order that is always the same.</summary>
    private static int Compare(FlowEntry left, FlowEntry right)
    {
        var byEffect = Math.Abs(right.Effect).CompareTo(Math.Abs(left.Effect));
        var byMessage = byEffect != 0 ? byEffect : left.Message.CompareTo(right.Message);
        return byMessage != 0 ? byMessage : left.To.CompareTo(right.To);
    }
}
