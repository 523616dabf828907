using StanceSim.Experiments.Runs;
using StanceSim.Observability.Cascades;
using StanceSim.Observability.Tests.Runs;

namespace StanceSim.Observability.Tests.Cascades;

/// <summary>A cascade may be told as soon as nothing can be added to it, and then it is what it would be at the end.</summary>
public sealed class CascadeEndsTests
{
    public static TheoryData<string, bool> Plans => new()
    {
        { "dated", true },
        { "policies", false },
        { "doubling", true },
        { "waiting", true },
        { "silent", false },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Cascades_told_while_the_run_goes_on_are_those_told_at_its_end(string name, bool isSomeEarly)
    {
        var plan = PlanOf(name);
        var atEnd = await CascadeSet.Of(new LocalEngine(), plan);

        var (early, late) = await CascadeSet.WhileItGoesOn(new LocalEngine(), plan);

        Assert.Equal(TextsOf(atEnd, plan), TextsOf([.. early, .. late], plan));
        Assert.True(!isSomeEarly || early.Count > 0, "None was told early.");
    }

    [Fact]
    public async Task Where_too_many_spans_are_held_it_makes_no_difference_which_were_told_before()
    {
        var plan = ObservedPlans.Doubling(actors: 40, depth: 20, stimuli: 10);
        var atEnd = await CascadeSet.Of(new LocalEngine(), plan, mostOpen: 1_500);

        var (early, late) = await CascadeSet.WhileItGoesOn(new LocalEngine(), plan, mostOpen: 1_500);

        Assert.Equal(TextsOf(atEnd, plan), TextsOf([.. early, .. late], plan));
    }

    /// <summary>Policies that wait for a condition name as their cause what moved their actor long ago.</summary>
    [Fact]
    public async Task A_cascade_is_held_as_long_as_it_may_be_what_a_waiting_policy_answers()
    {
        var plan = PlanOf("waiting");

        var (early, late) = await CascadeSet.WhileItGoesOn(new LocalEngine(), plan);

        Assert.Contains(early.Concat(late), cascade => cascade.Spans.Any(span =>
            !span.IsStimulus && ((string)span[TelemetryNames.MessageId]!).StartsWith("wait:", StringComparison.Ordinal)));
        Assert.All(early.Concat(late), cascade => Assert.All(cascade.Spans.Where(span => span.IsStimulus), root => Assert.Null(root[TelemetryNames.MessageCause])));
    }

    private static SortedDictionary<string, string> TextsOf(IEnumerable<EndedCascade> cascades, RunPlan plan) =>
        new(cascades.ToDictionary(cascade => cascade.Stimulus, cascade => CascadeSet.TextOf([cascade], plan)), StringComparer.Ordinal);

    private static RunPlan PlanOf(string name) => name switch
    {
        "doubling" => ObservedPlans.Doubling(actors: 60, depth: 4, stimuli: 20, blocs: 4, delay: 1),
        "waiting" => ObservedPlans.Doubling(actors: 12, depth: 3, stimuli: 30, waiting: 3),
        "silent" => ObservedPlans.Doubling(actors: 60, depth: 4, stimuli: 20) with { RecordsChanges = false },
        _ => ObservedPlans.Belarus(name),
    };
}
