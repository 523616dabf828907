using StanceSim.Model.Expressions;
using StanceSim.Model.Messages;
using StanceSim.Model.Randomness;

namespace StanceSim.Model.Policies;

/// <summary>Phase 5: what one actor sends with the new frame, by its dated messages and its policies, in scenario order.</summary>
internal static class Reaction
{
    public static void Of(Tick tick, int actor, List<Message> sent)
    {
        var items = tick.World.Agenda.Of(actor);
        if (items.IsEmpty)
        {
            return;
        }

        var scope = new Scope(tick.World, tick.Next, actor, tick.HeardBy(actor));
        foreach (var item in items)
        {
            ref var state = ref tick.Next.Agenda[item];
            var dated = tick.World.Schedule.Length;
            if (item < dated)
            {
                KeepDate(tick, tick.World.Schedule[item], scope, ref state, sent);
            }
            else
            {
                Follow(tick, tick.World.Policies[item - dated], scope, ref state, sent);
            }
        }
    }

    private static void KeepDate(Tick tick, ScheduledMessage dated, Scope scope, ref AgendaState state, List<Message> sent)
    {
        var moment = tick.Next.Tick;
        if (state.Times > 0 || moment < dated.Tick || moment > dated.Until)
        {
            return;
        }

        if (dated.Condition is null || dated.Condition.Holds(scope))
        {
            var cause = state.Announced ? new Cause(AnnouncementOf(dated), dated.Cause is { } c ? c.Depth + 1 : 0) : dated.Cause;
            new Dispatch(dated.Id, dated.Sender, dated.Content, moment, cause).Send(tick, sent);
            state = new AgendaState(1, moment, state.Announced);
        }
        else if (moment == dated.Tick)
        {
            var announcement = dated.Content with { Stage = Stage.Planned };
            new Dispatch(AnnouncementOf(dated), dated.Sender, announcement, moment, dated.Cause).Send(tick, sent);
            state = state with { Announced = true };
        }
    }

    private static void Follow(Tick tick, Policy policy, Scope scope, ref AgendaState state, List<Message> sent)
    {
        var moment = tick.Next.Tick;
        if (moment < policy.From || moment > policy.Until || state.Times >= policy.Limit || moment + policy.Delay > tick.World.Ticks
            || (state.Times > 0 && moment - state.Last <= policy.Cooldown))
        {
            return;
        }

        var limit = tick.World.CascadeLimit;
        var stimulus = policy.On is { } pattern
            ? scope.Heard.Find(message => message.Depth < limit && pattern.MatchesAsHeard(message))
            : null;
        if (policy.On is not null && stimulus is null)
        {
            return;
        }

        var cause = stimulus is not null ? new Cause(stimulus.Id, stimulus.Depth) : MoverOf(tick, policy);
        if ((cause is not null && cause.Depth >= limit)
            || (policy.When is { } condition && !condition.Holds(scope))
            || !Chance(tick, policy))
        {
            return;
        }

        var content = policy.ReplyToSender && stimulus is { ApparentSender: >= 0 } ? AlsoTo(policy.Say, stimulus.ApparentSender) : policy.Say;
        new Dispatch($"{policy.Id}@{moment}", policy.Actor, content, moment + policy.Delay, cause, policy.Id).Send(tick, sent);
        state = new AgendaState(state.Times + 1, moment, false);
    }

    /// <summary>A policy that watches a position is caused by whatever last moved that position.</summary>
    private static Cause? MoverOf(Tick tick, Policy policy) => policy.Say.Issue < 0
        ? null
        : tick.Next.Movers[(policy.Actor * tick.World.IssueCount) + policy.Say.Issue];

    private static bool Chance(Tick tick, Policy policy) => policy.Probability >= 1
        || Draw.Unit(tick.Key, tick.Next.Tick, policy.Actor, Purpose.Policy, Draw.ItemOf(policy.Id)) < policy.Probability;

    private static MessageContent AlsoTo(MessageContent content, int actor) =>
        content.Addressees.Contains(actor) ? content : content with { Addressees = [.. content.Addressees.Add(actor).Order()] };

    private static string AnnouncementOf(ScheduledMessage dated) => dated.Id + ScheduledMessage.AnnouncementSuffix;
}
