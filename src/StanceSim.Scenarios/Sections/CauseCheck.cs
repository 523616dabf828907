using StanceSim.Model.Messages;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>Follows dated messages to their causes: no circles, and no cause after its effect.</summary>
internal sealed class CauseCheck
{
    private readonly ReadContext context;
    private readonly Placed<MessageSection>[] messages;

    public CauseCheck(ReadContext context, Placed<MessageSection>[] messages)
    {
        (this.context, this.messages) = (context, messages);

        // When an element could not be read, numbers of names and of elements differ, and its problem was told.
        if (messages.Length != context.Messages.Names.Count)
        {
            return;
        }

        for (var index = 0; index < messages.Length; index++)
        {
            Check(index);
        }
    }

    /// <summary>The message behind a message, with its own steps back to the trigger; reactions that are left out are passed over.</summary>
    public Cause? CauseOf(int index, bool leavesOutReactions)
    {
        var (nearest, depth) = (-1, -1);
        for (var cause = messages[index].Value.Cause; cause >= 0; cause = messages[cause].Value.Cause)
        {
            if (!leavesOutReactions || !messages[cause].Value.IsReaction)
            {
                nearest = nearest < 0 ? cause : nearest;
                depth++;
            }
        }

        return nearest < 0 ? null : new Cause(context.Messages.Names[nearest], depth);
    }

    private void Check(int index)
    {
        var message = messages[index].Value;
        if (message.Cause < 0)
        {
            return;
        }

        var cause = messages[message.Cause].Value;
        if (IsInCircle(index))
        {
            context.Add(ProblemKinds.CauseCycle, message.CauseNode, $"`{context.Messages.Names[index]}` is its own cause, directly or through others.",
                "Remove `cause` from the first of them.");
        }
        else if (message.Tick >= 0 && cause.Tick > message.Tick)
        {
            context.Add(ProblemKinds.CauseAfterEffect, message.CauseNode, $"The cause `{context.Messages.Names[message.Cause]}` comes after its effect.",
                "Name an earlier message, or correct the dates.");
        }
    }

    private bool IsInCircle(int start)
    {
        var at = messages[start].Value.Cause;
        for (var steps = 0; at >= 0 && at != start && steps < messages.Length; steps++)
        {
            at = messages[at].Value.Cause;
        }

        return at == start;
    }
}
