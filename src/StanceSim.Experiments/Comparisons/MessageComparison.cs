using System.Collections.Immutable;
using StanceSim.Experiments.Explanations;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Comparisons;

/// <summary>Compares which messages two runs sent.</summary>
internal static class MessageComparison
{
    /// <summary>Messages that only one sent, or that they sent otherwise. What a message says of its sender's own position is no difference of its own.</summary>
    public static async Task<ImmutableArray<MessageDifference>> Of(RunResults left, RunResults right, int from, int to)
    {
        var (one, other) = (await Read(left, from, to), await Read(right, from, to));
        return [.. one.Keys.Union(other.Keys)
            .Select(id => new MessageDifference(one.GetValueOrDefault(id), other.GetValueOrDefault(id)))
            .Where(pair => !AreAlike(pair.Left, pair.Right))
            .OrderBy(pair => (pair.Left ?? pair.Right)!.Sent)];
    }

    private static async Task<Dictionary<string, MessageRow>> Read(RunResults run, int from, int to)
    {
        // A fork's tables do not have what was decided before it, even if it was to be sent later.
        var messages = EarlierMessages.Of(run).Where(message => message.Sent >= from && message.Sent <= to).ToDictionary(message => message.Id);
        await foreach (var message in run.Messages())
        {
            if (message.Sent >= from && message.Sent <= to)
            {
                messages[message.Id] = message;
            }
        }

        return messages;
    }

    private static bool AreAlike(MessageRow? left, MessageRow? right) => left is not null && right is not null
        && left.Addressees.SequenceEqual(right.Addressees)
        && left with { Addressees = right.Addressees, Position = null } == right with { Position = null };
}
