using System.Collections.Immutable;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Comparisons;

/// <summary>Compares which messages two runs sent.</summary>
internal static class MessageComparison
{
    /// <summary>Messages that only one sent, or that they sent otherwise. What a message says of its sender's own position is no difference of its own.</summary>
    public static async Task<ImmutableArray<MessageDifference>> Of(IComparableRun left, IComparableRun right, int from, int to, int offset)
    {
        var (one, other) = (await Read(left, from, to), await Read(right, from + offset, to + offset));
        return [.. one.Keys.Union(other.Keys)
            .Select(id => new MessageDifference(one.GetValueOrDefault(id), other.GetValueOrDefault(id)))
            .Where(pair => !AreAlike(pair.Left, pair.Right, offset))
            .OrderBy(pair => pair.Left?.Sent ?? (pair.Right!.Sent - offset))];
    }

    private static async Task<Dictionary<string, MessageRow>> Read(IComparableRun run, int from, int to)
    {
        var messages = new Dictionary<string, MessageRow>();
        await foreach (var message in run.Messages())
        {
            if (message.Sent >= from && message.Sent <= to)
            {
                messages[message.Id] = message;
            }
        }

        return messages;
    }

    private static bool AreAlike(MessageRow? left, MessageRow? right, int offset) => left is not null && right is not null
        && left.Addressees.SequenceEqual(right.Addressees)
        && left with { Addressees = right.Addressees, Position = null } == right with { Position = null, Sent = right.Sent - offset, Due = right.Due - offset };
}
