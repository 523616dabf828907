using StanceSim.Model.Messages;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>A message that somebody from outside has an actor send in the middle of a run.</summary>
internal static class OutsideMessageSection
{
    private static readonly Key<int> From = Key<int>.Required("from", Names.Actor, "Who sends it.", -1);

    private static readonly Key<int> Moment = Key<int>.Optional(
        "tick", new MomentForm(allowsNumber: true), "When it is sent.", -1, "at once");

    private static readonly Section Section = new("message", "A message from outside.", [From, Moment, .. ContentKeys.All]);

    /// <summary>The message; null, with a problem told, when it cannot be sent.</summary>
    /// <param name="node">Where it is written.</param>
    /// <param name="context">What the scenario knows.</param>
    /// <param name="now">Number of the frame with which it is sent unless it says otherwise; it cannot be sent earlier.</param>
    public static Injection? Read(Yaml.Node node, ReadContext context, int now)
    {
        if (Section.Open(node, context) is not { } values)
        {
            return null;
        }

        var (sender, tick) = (values.Get(From), values.TryGet(Moment, out var moment) ? moment : now);
        ContentKeys.CheckAddressees(values, sender);
        if (tick < now)
        {
            context.Add(ProblemKinds.OutsideTheRun, values.At(Moment), $"{context.Calendar.Label(tick)} lies before {context.Calendar.Label(now)}, from which on messages can be added.",
                "Change it, or leave `tick` out.");
        }

        return new Injection(tick, sender, ContentKeys.Read(values));
    }
}
