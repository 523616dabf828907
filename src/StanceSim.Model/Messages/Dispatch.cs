using StanceSim.Model.Randomness;

namespace StanceSim.Model.Messages;

/// <summary>A message about to be sent.</summary>
/// <param name="Id">Its id; a leak of it gets the same with <see cref="Message.LeakSuffix"/> appended.</param>
/// <param name="Sender">Index of the sender.</param>
/// <param name="Content">What is said and how.</param>
/// <param name="Sent">Tick in which it is sent.</param>
/// <param name="Cause">The message behind it, or null.</param>
/// <param name="Policy">The policy behind it, or null.</param>
internal sealed record Dispatch(
    string Id, int Sender, MessageContent Content, int Sent, Cause? Cause = null, string? Policy = null)
{
    /// <summary>Sends it: settles its position and due tick, and when it is private, whether it leaks.</summary>
    public void Send(Tick tick, List<Message> sent)
    {
        var message = new Message
        {
            Id = Id,
            Cause = Cause,
            Sender = Sender,
            Sequence = sent.Count(other => other.Sender == Sender),
            Sent = Sent,
            Due = Sent + Content.Delay,
            Content = Content,
            Position = PositionIn(tick),
            Policy = Policy,
        };
        sent.Add(message);
        var leaks = message.Due + Content.LeakDelay;
        if (Content.Audience == Audience.Private && leaks <= tick.World.Ticks && Leaks(tick))
        {
            sent.Add(message with
            {
                Id = Id + Message.LeakSuffix,
                Cause = new Cause(Id, message.Depth),
                Sequence = message.Sequence + 1,
                Sent = leaks,
                Due = leaks,
                Content = Leaked(tick.World.Manner),
            });
        }
    }

    /// <summary>What becomes public. A leak of an anonymous message does not tell who sent it, so it only loses credibility.</summary>
    private MessageContent Leaked(MannerWeights manner) => Content.Attribution == Attribution.Anonymous
        ? Content with { Audience = Audience.Public, Credibility = Content.Credibility * manner.Leak }
        : Content with { Audience = Audience.Public, Attribution = Attribution.Leak };

    private double PositionIn(Tick tick) =>
        Content.Issue < 0 ? 0 : Content.Position ?? tick.Next.Positions[(Sender * tick.World.IssueCount) + Content.Issue];

    private bool Leaks(Tick tick) => Content.LeakProbability > 0
        && Draw.Unit(tick.Key, tick.Next.Tick, Sender, Purpose.Leak, Draw.ItemOf(Id)) < Content.LeakProbability;
}
