using System.Collections.Immutable;
using StanceSim.Model.Messages;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Messages;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>The keys that dated messages and policies share: what is said and how.</summary>
internal static class ContentKeys
{
    public static Key<int> Kind { get; } = Key<int>.Required("kind", Names.Kind, "What sort of act it is; see the table of message kinds.", 0);

    public static Key<Placed<int>[]> To { get; } = Key<Placed<int>[]>.Optional(
        "to", Names.ActorList, "Whom it addresses: an actor or a list.", [], "the world at large");

    private static readonly Key<int> Issue = Key<int>.Optional("issue", Names.Issue, "The issue it takes a position on.", -1, "none");

    private static readonly Key<double> Position = Key<double>.Optional(
        "position", new NumberForm(double.MinValue, double.MaxValue), "The position it advocates, on the issue's scale.", 0, "the sender's own when it speaks");

    private static readonly Key<double> Intensity = Key<double>.Optional(
        "intensity", new NumberForm(-10, 10), "Cooperation (+) or conflict (-).", 0, "the kind's value on the scenario's `intensity` scale");

    private static readonly Key<int> ExplicitnessKey = Key<int>.Optional(
        "explicitness", new ChoiceForm(new("explicit", (int)Explicitness.Explicit), new("implicit", (int)Explicitness.Implicit)),
        "Whether it says what it means.", (int)Explicitness.Explicit, "`explicit`");

    private static readonly Key<int> AttributionKey = Key<int>.Optional(
        "attribution", new ChoiceForm(new("on-record", (int)Attribution.OnRecord), new("anonymous", (int)Attribution.Anonymous), new("leak", (int)Attribution.Leak)),
        "Who is known to have said it.", (int)Attribution.OnRecord, "`on-record`");

    private static readonly Key<int> Via = Key<int>.Optional("via", Names.Actor, "The medium that carries it.", -1, "none");

    public static Key<int> AudienceKey { get; } = Key<int>.Optional(
        "audience", new ChoiceForm(new("public", (int)Audience.Public), new("private", (int)Audience.Private)),
        "Who can hear it: every actor, or the addressees only.", (int)Audience.Public, "`public`");

    private static readonly Key<double> Credibility = Key<double>.Optional(
        "credibility", new NumberForm(0, 1, excludesLow: true), "How far it is believed.", 1, "`1`");

    private static readonly Key<int> StageKey = Key<int>.Optional(
        "stage", new ChoiceForm(new("carried-out", (int)Stage.CarriedOut), new("planned", (int)Stage.Planned)),
        "Whether the act is done or only announced.", (int)Stage.CarriedOut, "`carried-out`");

    private static readonly Key<int> Delay = Key<int>.Optional(
        "delay", new WholeForm(0, TimeSection.MostTicks), "Ticks from sending to hearing.", 0, "`0`");

    private static readonly Key<double> Loss = Key<double>.Optional(
        "loss", new NumberForm(0, 1), "Probability that one hearer misses it.", 0, "`0`");

    private static readonly Key<double> LeakProbability = Key<double>.Required(
        "probability", new NumberForm(0, 1), "Probability that it becomes public.", 0);

    private static readonly Key<int> LeakAfter = Key<int>.Optional(
        "after", new WholeForm(0, TimeSection.MostTicks), "Ticks from hearing to leaking.", 1, "`1`");

    private static readonly Section LeakSection = new("leak", "How a private message may become public.", LeakProbability, LeakAfter);

    private static readonly Key<LeakChance> Leak = Key<LeakChance>.Optional(
        "leak", new SectionForm<LeakChance>(LeakSection, values => new LeakChance(values.Get(LeakProbability), values.Get(LeakAfter))),
        "How a private message may become public.", new LeakChance(0, 1), "never");

    public static Key<string> Text { get; } = Key<string>.Optional("text", new TextForm(), "One line for readers.", "");

    /// <summary>All of them, in the order to show them.</summary>
    public static ImmutableArray<Key> All { get; } =
        [Kind, To, Issue, Position, Intensity, ExplicitnessKey, AttributionKey, Via, AudienceKey, Credibility, StageKey, Delay, Loss, Leak, Text];

    public static MessageContent Read(SectionValues values)
    {
        var context = values.Context;
        var kind = MessageKinds.All[values.Get(Kind)];
        var issue = values.Get(Issue);
        double? position = values.TryGet(Position, out var advocated) ? advocated : null;
        PositionSection.CheckScale(context, issue, position, values.At(Position));
        if (values.Has(Position) && !values.Has(Issue))
        {
            context.Add(ProblemKinds.KeyWithoutUse, values.At(Position), "A position needs an issue to be about.", "Add `issue:`, or remove `position`.");
        }

        var (audience, to) = ((Audience)values.Get(AudienceKey), values.Get(To));
        if (audience == Audience.Private && !values.Has(To))
        {
            context.Add(ProblemKinds.PrivateToNobody, values.At(AudienceKey), "A private message without addressees is heard by nobody.",
                "Add `to:`, or make it public.");
        }

        if (values.Has(Leak) && audience == Audience.Public)
        {
            context.Add(ProblemKinds.KeyWithoutUse, values.At(Leak), "Only a private message can leak.", "Add `audience: private`, or remove `leak`.");
        }

        var (leakProbability, leakDelay) = values.Get(Leak);
        var text = values.Get(Text);
        return new MessageContent
        {
            Kind = kind,
            Addressees = Elements.InOrder(to),
            Issue = issue,
            Position = position,
            Intensity = values.TryGet(Intensity, out var intensity) ? intensity : context.Intensity.IntensityOf(kind),
            Explicitness = (Explicitness)values.Get(ExplicitnessKey),
            Attribution = (Attribution)values.Get(AttributionKey),
            Audience = audience,
            Stage = (Stage)values.Get(StageKey),
            Credibility = values.Get(Credibility),
            Delay = values.Get(Delay),
            Loss = values.Get(Loss),
            LeakProbability = leakProbability,
            LeakDelay = leakDelay,
            Via = values.Get(Via),
            Text = text.Length == 0 ? null : text,
        };
    }

    /// <summary>Tells addressees that are the sender.</summary>
    public static void CheckAddressees(SectionValues values, int sender)
    {
        foreach (var (addressee, node) in values.Get(To))
        {
            if (addressee == sender && sender >= 0)
            {
                values.Context.Add(ProblemKinds.MessageToOneself, node, $"`{values.Context.Actors.Names[sender]}` addresses itself.", "Remove it from `to`.");
            }
        }
    }

    private sealed record LeakChance(double Probability, int After);
}
