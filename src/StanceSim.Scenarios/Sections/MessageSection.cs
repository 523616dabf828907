using StanceSim.Model.Expressions;
using StanceSim.Model.Messages;
using StanceSim.Scenarios.Expressions;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Sections;

/// <summary>A dated message as declared. A negative tick could not be read.</summary>
internal sealed record MessageSection
{
    /// <summary>As given; empty: by its place in the list.</summary>
    public required string Id { get; init; }

    public required int Sender { get; init; }

    public required int Tick { get; init; }

    public required MessageContent Content { get; init; }

    public Expression? Condition { get; init; }

    public int Until { get; init; } = int.MaxValue;

    public bool IsReaction { get; init; }

    /// <summary>Number of the message it answers or carries out, or -1.</summary>
    public int Cause { get; init; } = -1;

    public string? Source { get; init; }

    /// <summary>Where the cause stands.</summary>
    public required Node CauseNode { get; init; }

    private static readonly Key<string> IdKey = Key<string>.Optional("id", new IdForm(), "Name that other messages refer to; unique.", "", "`m001`, `m002`, ... by its place in the list");

    private static readonly Key<int> Date = Key<int>.Optional("date", new MomentForm(allowsNumber: false), "When it is sent.", -1);

    private static readonly Key<int> TickKey = Key<int>.Optional(
        "tick", new WholeForm(0, TimeSection.MostTicks), "When it is sent, as the number of a tick; instead of `date`.", -1);

    private static readonly Key<int> From = Key<int>.Required("from", Names.Actor, "Who sends it.", -1);

    private static readonly Key<CompiledExpression> ConditionKey = Key<CompiledExpression>.Optional(
        "condition", ExpressionForm.Condition,
        "The act takes effect only once this holds; if it does not hold on its date, it is announced then.", CompiledExpression.Nothing, "takes effect at once");

    private static readonly Key<int> UntilKey = Key<int>.Optional(
        "until", new MomentForm(allowsNumber: true), "Last date or tick on which the condition is tried.", int.MaxValue, "the end of the run");

    private static readonly Key<int> Role = Key<int>.Optional(
        "role", new ChoiceForm(new("trigger", 0), new("reaction", 1)),
        "`reaction`: left out when the scenario's `reactions` are `policies`.", 0, "`trigger`");

    private static readonly Key<int> CauseKey = Key<int>.Optional(
        "cause", new NameForm("id of a message", context => context.Messages), "The dated message it answers or carries out.", -1, "none");

    private static readonly Key<string> SourceKey = Key<string>.Optional(
        "source", new SourceForm(), "Where it is reported: the name of a source, or a web address.", "");

    public static Section Section { get; } = new(
        "message", "One dated communicative or material act.",
        [IdKey, Date, TickKey, From, .. ContentKeys.All, ConditionKey, UntilKey, Role, CauseKey, SourceKey]);

    public static Form<MessageSection> Form { get; } = new SectionForm<MessageSection>(Section, Read);

    /// <summary>The name of the message at a place of the list, from 0, whose id is not given.</summary>
    public static string IdByPlace(int place) => $"m{place + 1:000}";

    private static MessageSection Read(SectionValues values)
    {
        var sender = values.Get(From);
        var tick = ReadMoment(values);
        var until = values.Get(UntilKey);
        var source = values.Get(SourceKey);
        ContentKeys.CheckAddressees(values, sender);
        if (values.Has(UntilKey) && !values.Has(ConditionKey))
        {
            values.Context.Add(ProblemKinds.KeyWithoutUse, values.At(UntilKey), "`until` has no use without a condition.", "Add `condition:`, or remove `until`.");
        }
        else if (until < tick)
        {
            values.Context.Add(ProblemKinds.EndsBeforeStart, values.At(UntilKey), "The condition is given up before the message is due.", "Give `until` a later date.");
        }

        return new MessageSection
        {
            Id = values.Get(IdKey),
            Sender = sender,
            Tick = tick,
            Content = ContentKeys.Read(values),
            Condition = values.Get(ConditionKey).Expression,
            Until = until,
            IsReaction = values.Get(Role) == 1,
            Cause = values.Get(CauseKey),
            CauseNode = values.At(CauseKey),
            Source = source.Length == 0 ? null : source,
        };
    }

    private static int ReadMoment(SectionValues values)
    {
        if (values.Has(Date) == values.Has(TickKey))
        {
            if (values.Has(Date))
            {
                values.Context.Add(ProblemKinds.ExclusiveKeys, values.At(TickKey), "Both `date` and `tick` say when the message is sent.", "Keep one of the two.");
            }
            else
            {
                values.Context.Add(ProblemKinds.MissingKey, values.Node, "Nothing says when the message is sent.", "Add `date:` or `tick:`.");
            }

            return -1;
        }

        if (values.TryGet(TickKey, out var tick) && tick >= values.Context.Ticks)
        {
            values.Context.Add(ProblemKinds.OutsideTheRun, values.At(TickKey), $"Tick {tick} lies outside the run, which has ticks 0 to {values.Context.Ticks - 1}.",
                "Change it, or `end` or `ticks` in `time`.");
        }

        return values.Has(Date) ? values.Get(Date) : tick;
    }
}
