using StanceSim.Model.Messages;
using StanceSim.Model.Policies;
using StanceSim.Scenarios.Expressions;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Messages;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>A rule by which actors react; one policy of the world for each of its actors.</summary>
internal static class PolicySection
{
    private static readonly Key<Placed<int>[]> Kinds = Key<Placed<int>[]>.Optional(
        "kind", new ListForm<int>(Names.Kind, allowsSingle: true), "Kinds of message.", [], "any");

    private static readonly Key<Placed<int>[]> OnFrom = Key<Placed<int>[]>.Optional(
        "from", Names.ActorList, "Senders.", [], "any");

    private static readonly Key<Placed<int>[]> OnTo = Key<Placed<int>[]>.Optional(
        "to", Names.ActorList, "Addressees, one of which the message must have.", [], "any");

    private static readonly Section OnSection = new("stimulus", "What must have been heard in the tick. Each key narrows it.", Kinds, OnFrom, OnTo);

    private static readonly Key<bool> ReplyToSender = Key<bool>.Optional(
        "replyToSender", new FlagForm(), "Address the sender of the message that set it off, besides `to`.", false, "`false`");

    private static readonly Section SaySection = new("reaction", "What a policy sends.", [.. ContentKeys.All, ReplyToSender]);

    private static readonly Key<string> Id = Key<string>.Required("id", new IdForm(), "Name that messages and results show; unique.", "");

    private static readonly Key<int> ActorKey = Key<int>.Optional("actor", Names.Actor, "Who follows it.", -1);

    private static readonly Key<Placed<int>[]> Actors = Key<Placed<int>[]>.Optional(
        "actors", new ListForm<int>(Names.Actor), "All who follow it, each for itself; instead of `actor`.", []);

    private static readonly Key<MessagePattern> On = Key<MessagePattern>.Optional(
        "on", new SectionForm<MessagePattern>(OnSection, ReadPattern), "What must have been heard in the tick.", new MessagePattern(), "`when` alone decides");

    private static readonly Key<CompiledExpression> When = Key<CompiledExpression>.Optional(
        "when", ExpressionForm.Condition, "What must hold.", CompiledExpression.Nothing, "`on` alone decides");

    private static readonly Key<double> Probability = Key<double>.Optional("probability", new NumberForm(0, 1), "Chance to fire when it could.", 1, "`1`");

    private static readonly Key<int> Delay = Key<int>.Optional(
        "delay", new WholeForm(0, TimeSection.MostTicks), "Ticks between firing and sending.", 0, "`0`");

    private static readonly Key<int> Cooldown = Key<int>.Optional(
        "cooldown", new WholeForm(0, TimeSection.MostTicks), "Ticks before it can fire again.", 0, "`0`");

    private static readonly Key<int> Limit = Key<int>.Optional(
        "limit", new WholeForm(1, int.MaxValue), "How often each actor can fire it in a run.", int.MaxValue, "no limit");

    private static readonly Key<int> From = Key<int>.Optional(
        "from", new MomentForm(allowsNumber: true), "First date or tick in which it can fire.", 0, "the start of the run");

    private static readonly Key<int> Until = Key<int>.Optional(
        "until", new MomentForm(allowsNumber: true), "Last date or tick in which it can fire.", int.MaxValue, "the end of the run");

    private static readonly Key<SaidBy> Say = Key<SaidBy>.Required(
        "say", new SectionForm<SaidBy>(SaySection, values => new SaidBy(ContentKeys.Read(values), values.Get(ReplyToSender), values)),
        "What it sends.", new SaidBy(new MessageContent { Kind = MessageKinds.All[0] }, false, null));

    public static Section Section { get; } = new(
        "policy", "A rule by which actors react: on hearing a message, when a condition holds, they send one.",
        Id, ActorKey, Actors, On, When, Probability, Delay, Cooldown, Limit, From, Until, Say);

    public static Form<Policy[]> Form { get; } = new SectionForm<Policy[]>(Section, Read);

    private static MessagePattern ReadPattern(SectionValues values) => new()
    {
        Kinds = [.. values.Get(Kinds).Select(kind => MessageKinds.All[kind.Value].Name)],
        Senders = Elements.InOrder(values.Get(OnFrom)),
        Addressees = Elements.InOrder(values.Get(OnTo)),
    };

    private static Policy[] Read(SectionValues values)
    {
        var context = values.Context;
        var id = values.Get(Id);
        var actors = ReadActors(values);
        if (!values.Has(On) && !values.Has(When))
        {
            context.Add(ProblemKinds.PolicyWithoutCause, values.Node, "The policy has neither `on` nor `when`, so it would fire in every tick.",
                "Say what sets it off with `on:`, or when it applies with `when:`.");
        }

        var (from, until, say) = (values.Get(From), values.Get(Until), values.Get(Say));
        if (until < from)
        {
            context.Add(ProblemKinds.EndsBeforeStart, values.At(Until), "`until` is before `from`.", "Swap the two.");
        }

        if (say is { RepliesToSender: true, Values: { } sayValues } && !values.Has(On))
        {
            context.Add(ProblemKinds.KeyWithoutUse, sayValues.At(ReplyToSender), "There is no sender to reply to without `on`.", "Add `on:`, or remove `replyToSender`.");
        }

        var policy = new Policy
        {
            Id = id,
            Actor = -1,
            On = values.Has(On) ? values.Get(On) : null,
            When = values.Get(When).Expression,
            Probability = values.Get(Probability),
            Delay = values.Get(Delay),
            Cooldown = values.Get(Cooldown),
            Limit = values.Get(Limit),
            From = from,
            Until = until,
            Say = say.Content,
            ReplyToSender = say.RepliesToSender,
        };
        return [.. actors.Select(actor => For(actor, actors.Length, policy, say, context))];
    }

    /// <summary>One actor's own copy. Where several follow the policy, nobody addresses itself.</summary>
    private static Policy For(int actor, int actors, Policy policy, SaidBy say, ReadContext context)
    {
        if (!policy.Say.Addressees.Contains(actor))
        {
            return policy with { Actor = actor, Id = IdFor(actor, actors, policy, context) };
        }

        var others = policy.Say.Addressees.Remove(actor);
        if (others.IsEmpty && say.Values is { } values)
        {
            ContentKeys.CheckAddressees(values, actor);
        }

        return policy with { Actor = actor, Id = IdFor(actor, actors, policy, context), Say = policy.Say with { Addressees = others } };
    }

    private static string IdFor(int actor, int actors, Policy policy, ReadContext context) =>
        actors == 1 || actor < 0 ? policy.Id : $"{policy.Id}:{context.Actors.Names[actor]}";

    private static int[] ReadActors(SectionValues values)
    {
        if (values.Has(ActorKey) == values.Has(Actors))
        {
            if (values.Has(Actors))
            {
                values.Context.Add(ProblemKinds.ExclusiveKeys, values.At(Actors), "Both `actor` and `actors` say who follows the policy.", "Keep one of the two.");
            }
            else
            {
                values.Context.Add(ProblemKinds.MissingKey, values.Node, "Nothing says who follows the policy.", "Add `actor:` or `actors:`.");
            }

            return [];
        }

        return values.Has(ActorKey) ? [values.Get(ActorKey)] : Elements.Distinct(values.Get(Actors));
    }

    private sealed record SaidBy(MessageContent Content, bool RepliesToSender, SectionValues? Values);
}
