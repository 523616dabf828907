using System.Collections.Immutable;

namespace StanceSim.Model.Messages;

/// <summary>A message on its way or heard: content, sender, time, and the message that caused it.</summary>
public sealed record Message
{
    internal const string LeakSuffix = "~leak";

    /// <summary>Unique in the run and the same in every run of the same scenario and seed.</summary>
    public required string Id { get; init; }

    /// <summary>What it was sent because of; null for a trigger.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Index of the sender.</summary>
    public required int Sender { get; init; }

    /// <summary>Place among the messages its sender decided on in the same tick, from 0.</summary>
    public required int Sequence { get; init; }

    /// <summary>Tick in which it was sent.</summary>
    public required int Sent { get; init; }

    /// <summary>Tick in which it is heard: <see cref="Sent"/> plus the delay.</summary>
    public required int Due { get; init; }

    public required MessageContent Content { get; init; }

    /// <summary>The advocated position, settled when it was sent. Meaningless without an issue.</summary>
    public required double Position { get; init; }

    /// <summary>Name of the policy that sent it, or null for a dated or injected message.</summary>
    public string? Policy { get; init; }

    /// <summary>Steps back to the trigger; 0 for a trigger.</summary>
    public int Depth => Cause is { } cause ? cause.Depth + 1 : 0;

    /// <summary>Whom hearers take for the sender: of an anonymous message the medium that carries it, or -1 when nobody vouches for it.</summary>
    public int ApparentSender => Content.Attribution == Attribution.Anonymous ? Content.Via : Sender;

    /// <summary>True for the public copy of a private message that leaked; its addressees, who heard the original, do not hear it again.</summary>
    public bool IsLeak => Id.EndsWith(LeakSuffix, StringComparison.Ordinal);

    public bool IsAddressedTo(int actor) => Content.Addressees.BinarySearch(actor) >= 0;

    /// <summary>Canonical order within a tick: sender, time of sending, sequence, id. Sums over an inbox run in it.</summary>
    public static IComparer<Message> CanonicalOrder { get; } = Comparer<Message>.Create(CompareCanonically);

    private static int CompareCanonically(Message left, Message right)
    {
        var bySender = left.Sender.CompareTo(right.Sender);
        if (bySender != 0)
        {
            return bySender;
        }

        var bySent = left.Sent.CompareTo(right.Sent);
        if (bySent != 0)
        {
            return bySent;
        }

        var bySequence = left.Sequence.CompareTo(right.Sequence);
        return bySequence != 0 ? bySequence : string.CompareOrdinal(left.Id, right.Id);
    }
}
