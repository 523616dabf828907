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

    /// <summary>Counts a message. A leak is not counted besides the message that leaked.</summary>
    public void Add(Message message)
    {
        if (message.IsLeak)
        {
            return;
        }

        var kind = message.Content.Kind.Name;
        if (!sent.TryGetValue(kind, out var tallies))
        {
            sent.Add(kind, tallies = []);
        }

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
