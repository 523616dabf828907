using System.Collections.Frozen;
using System.Collections.Immutable;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Model.Messages;

namespace StanceSim.Experiments.Explanations;

/// <summary>The messages of a run, linked to what they were sent because of; of a fork also those that were sent before it.</summary>
public sealed class MessageChains
{
    private readonly FrozenDictionary<string, MessageRow> byId;

    private MessageChains(FrozenDictionary<string, MessageRow> byId) => this.byId = byId;

    public static MessageChains None { get; } = new(FrozenDictionary<string, MessageRow>.Empty);

    public static async Task<MessageChains> Read(RunResults run)
    {
        var messages = EarlierMessages.Of(run).ToDictionary(message => message.Id);
        await foreach (var message in run.Messages())
        {
            messages[message.Id] = message;
        }

        return new MessageChains(messages.ToFrozenDictionary());
    }

    /// <summary>A message by id, or null; its announcement, for a conditional act that the run only announced.</summary>
    public MessageRow? Find(string id) => byId.GetValueOrDefault(id) ?? byId.GetValueOrDefault(id + ScheduledMessage.AnnouncementSuffix);

    /// <summary>A message, its cause, the cause of that, back to the trigger; ends early at a cause that was not sent in the run.</summary>
    public ImmutableArray<MessageRow> Of(string id)
    {
        var chain = ImmutableArray.CreateBuilder<MessageRow>();
        var seen = new HashSet<string>();
        for (var message = Find(id); message is not null && seen.Add(message.Id);)
        {
            chain.Add(message);
            message = message.Cause is null ? null : Find(message.Cause);
        }

        return chain.ToImmutable();
    }
}
