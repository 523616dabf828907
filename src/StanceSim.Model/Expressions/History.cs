using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Policies;

namespace StanceSim.Model.Expressions;

/// <summary>What happened in a run so far, for outcomes.</summary>
/// <remarks>Messages that differ in nothing a <see cref="MessagePattern"/> asks for are only counted, so that memory does not grow with the length of the run.</remarks>
public sealed class History
{
    private readonly Dictionary<string, List<Tally>> sent = [];
    private readonly Dictionary<(int Organisation, int Issue), int> blocked = [];

    public History()
    {
    }

    /// <summary>Goes on from what another counted.</summary>
    public History(IEnumerable<SentTally> sent, IEnumerable<BlockedTally> blocked)
    {
        foreach (var (first, count, earliest) in sent)
        {
            TalliesOf(first.Content.Kind.Name).Add(new Tally(first) { Count = count, Earliest = earliest });
        }

        foreach (var (organisation, issue, count) in blocked)
        {
            this.blocked.Add((organisation, issue), count);
        }
    }

    /// <summary>Messages so far, those counted together as one.</summary>
    public IEnumerable<SentTally> Sent => sent.Values.SelectMany(tallies => tallies).Select(tally => new SentTally(tally.First, tally.Count, tally.Earliest));

    /// <summary>Blocked decisions so far.</summary>
    public IEnumerable<BlockedTally> Blocked => blocked.Select(entry => new BlockedTally(entry.Key.Organisation, entry.Key.Issue, entry.Value));

    /// <summary>Counts a message. A leak is not counted besides the message that leaked.</summary>
    public void Add(Message message)
    {
        if (message.IsLeak)
        {
            return;
        }

        var tallies = TalliesOf(message.Content.Kind.Name);
        var alike = tallies.Find(tally => tally.First.Sender == message.Sender
            && tally.First.Content.Addressees.AsSpan().SequenceEqual(message.Content.Addressees.AsSpan()));
        if (alike is null)
        {
            tallies.Add(alike = new Tally(message));
        }

        alike.Count++;
        alike.Earliest = Math.Min(alike.Earliest, message.Sent);
    }

    public void Add(Decision decision)
    {
        if (decision.Blocked)
        {
            var place = (decision.Organisation, decision.Issue);
            blocked[place] = blocked.GetValueOrDefault(place) + 1;
        }
    }

    /// <summary>How many messages of a pattern were sent.</summary>
    public int CountSent(MessagePattern pattern) => Matching(pattern).Sum(tally => tally.Count);

    /// <summary>Tick in which the first message of a pattern was sent, or -1.</summary>
    public int FirstSent(MessagePattern pattern) => Matching(pattern).Select(tally => tally.Earliest).DefaultIfEmpty(-1).Min();

    /// <summary>How often an organisation's members blocked a change of its position on an issue.</summary>
    public int CountBlocked(int organisation, int issue) => blocked.GetValueOrDefault((organisation, issue));

    private List<Tally> TalliesOf(string kind)
    {
        if (!sent.TryGetValue(kind, out var tallies))
        {
            sent.Add(kind, tallies = []);
        }

        return tallies;
    }

    private IEnumerable<Tally> Matching(MessagePattern pattern) =>
        sent.Values.SelectMany(tallies => tallies).Where(tally => pattern.Matches(tally.First));

    /// <summary>Messages of one kind, sender and addressees.</summary>
    private sealed class Tally(Message first)
    {
        public Message First { get; } = first;

        public int Count { get; set; }

        public int Earliest { get; set; } = first.Sent;
    }
}

/// <param name="First">The first message of one kind, sender and addressees.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Earliest">Tick in which the earliest was sent.</param>
public sealed record SentTally(Message First, int Count, int Earliest);

/// <param name="Organisation">Index of the organisation.</param>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Count">How often its members blocked a change.</param>
public sealed record BlockedTally(int Organisation, int Issue, int Count);
