using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Observability.Cascades;
using StanceSim.Observability.Tests.Runs;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Observability.Tests.Cascades;

public sealed class CascadeTracerTests
{
    private static readonly ChangeLog Nothing = new();

    [Fact]
    public void A_cause_told_after_its_effect_in_the_same_tick_is_still_its_parent()
    {
        var cascade = Assert.Single(Trace([MessageOf("effect", 0, 3, new Cause("cause", 0)), MessageOf("cause", 1, 3)]));

        Assert.Equal("cause", cascade.Stimulus);
        Assert.Equal(["cause", "effect"], cascade.Spans.Select(Id));
        Assert.Equal(cascade.Spans[0].SpanId, cascade.Spans[1].ParentId);
        Assert.True(cascade.Spans[0].Start < cascade.Spans[1].Start);
    }

    [Fact]
    public void A_message_whose_cause_was_never_sent_is_a_stimulus_that_names_it()
    {
        var cascade = Assert.Single(Trace([MessageOf("effect", 0, 3, new Cause("never", 4))]));

        Assert.True(cascade.Spans[0].IsStimulus);
        Assert.Equal("never", cascade.Spans[0][TelemetryNames.MessageCause]);
        Assert.Equal(0L, cascade.Spans[0][TelemetryNames.Depth]);
    }

    [Fact]
    public void An_act_that_was_only_announced_is_the_cause_of_what_answers_it()
    {
        var cascade = Assert.Single(Trace([MessageOf("act~announced", 0, 2), MessageOf("answer", 1, 4, new Cause("act", 0))]));

        Assert.Equal(["act~announced", "answer"], cascade.Spans.Select(Id));
    }

    [Fact]
    public void What_is_due_after_the_last_tick_is_told_as_not_delivered_and_still_covered()
    {
        var cascade = Assert.Single(Trace([MessageOf("early", 0, 1), MessageOf("late", 1, 2, new Cause("early", 0), due: 40)]));

        Assert.Equal(true, cascade.Spans[0][TelemetryNames.MessageDelivered]);
        Assert.Equal(false, cascade.Spans[1][TelemetryNames.MessageDelivered]);
        Assert.Equal(cascade.Spans[1].End, cascade.Spans[0].End);
    }

    [Fact]
    public void An_effect_long_after_its_cause_still_belongs_to_the_cascade() =>
        Assert.Single(Trace([MessageOf("early", 0, 1), MessageOf("late", 1, 9, new Cause("early", 0))]));

    [Fact]
    public async Task Where_too_many_spans_are_held_the_quietest_cascades_are_told_first_and_none_is_lost_or_doubled()
    {
        var plan = ObservedPlans.Doubling(actors: 40, depth: 20, stimuli: 10);
        var all = await CascadeSet.Of(new LocalEngine(), plan);

        var early = await CascadeSet.Of(new LocalEngine(), plan, mostOpen: 1_500);

        Assert.True(all.Sum(cascade => cascade.Spans.Length) > 1_500);
        Assert.Equal(all.Sum(cascade => cascade.Messages), early.Sum(cascade => cascade.Messages));
        Assert.Equal(early.Count, early.Select(cascade => cascade.TraceId).Distinct().Count());
        Assert.All(early, cascade => Assert.Single(cascade.Spans, span => span.IsStimulus));
    }

    [Fact]
    public void What_a_told_cascade_causes_later_is_a_stimulus_with_a_link_to_it()
    {
        var tracer = new CascadeTracer(Run(), cap: 1, mostOpen: 1);
        var told = new List<EndedCascade>();
        for (var tick = 0; tick < 3; tick++)
        {
            tracer.Observe(tick, [MessageOf($"m{tick}", 0, tick)], Nothing);
            told.AddRange(tracer.Overflow());
        }

        tracer.Observe(3, [MessageOf("effect", 1, 3, new Cause("m0", 0))], Nothing);
        told.AddRange(tracer.End());

        var link = Assert.Single(told.Single(cascade => cascade.Stimulus == "effect").Spans[0].Links);
        Assert.Equal((TraceIds.TraceOf("run", "m0"), TraceIds.SpanOf("run", "m0")), (link.TraceId, link.SpanId));
    }

    [Fact]
    public void A_position_that_changes_sides_is_an_event_of_the_message_that_pushed_it_most()
    {
        var changes = new ChangeLog();
        changes.Add(Mechanism.Persuasion, 0, "strong", -0.5);
        changes.Add(Mechanism.Persuasion, 1, "weak", -0.4);
        changes.Add(Mechanism.Anchor, -1, null, 0.1);
        changes.Close(1, 2, Variable.Position, 0, 0.2, -0.6);
        var tracer = new CascadeTracer(Run());
        tracer.Observe(1, [MessageOf("strong", 0, 1), MessageOf("weak", 1, 1)], Nothing);
        tracer.Observe(2, [], changes);

        var spans = tracer.End().Select(cascade => cascade.Spans[0]).ToDictionary(Id);

        Assert.Equal([TelemetryNames.ThresholdCrossed, TelemetryNames.StanceFlipped], spans["strong"].Events.Select(happened => happened.Name));
        Assert.Empty(spans["weak"].Events);
        Assert.Equal(-0.5, spans["strong"][TelemetryNames.Contribution]);
        Assert.Equal(0.1, (double)spans["strong"][TelemetryNames.ContributionRest]!, 12);
        Assert.Equal(spans["weak"].SpanId, Assert.Single(spans["strong"].Links).SpanId);
    }

    private static string Id(CascadeSpan span) => (string)span[TelemetryNames.MessageId]!;

    private static List<EndedCascade> Trace(Message[] messages)
    {
        var tracer = new CascadeTracer(Run());
        for (var tick = 0; tick <= 10; tick++)
        {
            tracer.Observe(tick, [.. messages.Where(message => message.Sent == tick)], Nothing);
        }

        return [.. tracer.End()];
    }

    private static Message MessageOf(string id, int sender, int sent, Cause? cause = null, int? due = null) => new()
    {
        Id = id,
        Sender = sender,
        Sequence = 0,
        Sent = sent,
        Due = due ?? sent,
        Cause = cause,
        Position = 0,
        Content = new MessageContent { Kind = MessageKinds.All[0], Issue = 0 },
    };

    private static Manifest Run() => new()
    {
        Run = "run",
        Version = "",
        Scenario = new("s", "S", "", ""),
        Rule = "diplomatic",
        Seed = 1,
        Ticks = 10,
        Calendar = new Calendar(null),
        Counts = new(0, 0, 0, 0, 0),
        Actors = [new("A", "A", "state", null, null), new("B", "B", "state", null, null), new("C", "C", "state", null, null)],
        Issues = [new("war", "War", "no", "yes", -1, 1)],
    };
}
