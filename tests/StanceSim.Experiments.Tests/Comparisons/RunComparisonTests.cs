using StanceSim.Experiments.Comparisons;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Tests.Comparisons;

public sealed class RunComparisonTests : IDisposable
{
    private readonly TemporaryFolder folders = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folders.Dispose();

    [Fact]
    public async Task A_run_does_not_differ_from_itself()
    {
        var run = await Done("hello", "run");

        var difference = await RunComparison.Of(run, run);

        Assert.True(difference.IsNone);
        Assert.Equal((0, 14), (difference.From, difference.To));
        Assert.Empty(difference.Courses);
    }

    [Fact]
    public async Task The_first_divergence_is_told_with_the_contributions_and_messages_behind_it()
    {
        var one = await Done("hello", "one");
        var other = await Done("hello", "other", new Override("messages.rebuke", ""));

        var difference = await RunComparison.Of(one, other);

        // The rebuke is sent with frame 3 and heard in tick 3, so frame 4 is the first that differs.
        var first = difference.First!;
        Assert.Equal((4, "arcadia", "release", "position"), (first.Tick, first.Actor, first.Issue, first.Variable));
        var stances = await one.Stances().ToDictionaryAsync(row => (row.Tick, row.Actor, row.Variable), row => row.Value, cancellationToken: Cancellation);
        Assert.Equal(stances[(4, "arcadia", "position")], first.Left);
        Assert.Equal("rebuke", first.Reasons[0].Message);
        Assert.Null(first.Reasons[0].Right);
        Assert.Equal(["rebuke", "arrests"], first.Reasons[0].Chain.Select(message => message.Id));
        Assert.Equal(first.Right - first.Left, first.Reasons.Sum(reason => reason.Amount), 1e-12);
        Assert.Contains(difference.Messages, pair => pair.Left?.Id == "rebuke" && pair.Right is null);
    }

    [Fact]
    public async Task The_difference_at_the_end_and_at_most_is_that_of_the_stances()
    {
        var one = await Done("hello", "one");
        var other = await Done("hello", "other", new Override("model.persuasion", "1"));

        var difference = await RunComparison.Of(one, other);

        var left = await one.Stances().Where(row => row is { Actor: "arcadia", Variable: "position" }).Select(row => row.Value).ToListAsync(Cancellation);
        var right = await other.Stances().Where(row => row is { Actor: "arcadia", Variable: "position" }).Select(row => row.Value).ToListAsync(Cancellation);
        var course = difference.Courses.Single(course => course is { Actor: "arcadia", Variable: "position" });
        Assert.Equal(right[^1] - left[^1], course.End);
        Assert.Equal(left.Zip(right, (l, r) => Math.Abs(r - l)).Max(), Math.Abs(course.Most));
        Assert.Equal(right[course.MostTick] - left[course.MostTick], course.Most);
        Assert.Equal(difference.Courses.Select(course => course.Relative).OrderDescending(), difference.Courses.Select(course => course.Relative));
    }

    [Fact]
    public async Task Runs_of_different_scenarios_compare_by_ids_and_those_without_common_ids_do_not()
    {
        var one = await Done("hello", "one");
        var longer = await Done("hello", "longer", new Override("time.ticks", "20"));
        var other = await Done("degroot", "other");

        var difference = await RunComparison.Of(one, longer);
        Assert.Null(difference.First);
        Assert.True(difference.HasOtherExtent);
        Assert.False(difference.IsNone);
        Assert.Equal("SIM6207", (await Assert.ThrowsAsync<ResultsException>(() => RunComparison.Of(one, other))).Problems[0].Code);
    }

    [Fact]
    public async Task Runs_with_calendars_are_compared_day_by_day()
    {
        var one = await Done("hello", "one");
        var earlier = await Done("hello", "earlier", new Override("time.start", "2026-02-27"));

        var difference = await RunComparison.Of(one, earlier);

        // 1 March is frame 0 of the one and frame 2 of the other, which ends two days before.
        Assert.Equal((2, 0, 12), (difference.Offset, difference.From, difference.To));
        Assert.True(difference.HasOtherExtent);
        var right = await earlier.Stances().ToDictionaryAsync(row => (row.Tick, row.Actor, row.Variable), row => row.Value, cancellationToken: Cancellation);
        Assert.All(difference.Courses, course => Assert.Equal(right[(course.MostTick + 2, course.Actor, course.Variable)], course.MostRight));

        // Said on the same day and heard on the same day is said alike.
        Assert.DoesNotContain(difference.Messages, pair => (pair.Left ?? pair.Right)!.Id == "arrests");
    }

    private async Task<RunResults> Done(string scenario, string name, params Override[] overrides)
    {
        await RunRecorder.Record(new LocalEngine(), Written.Shipped(scenario, overrides), folders.At(name), cancellation: Cancellation);
        return RunResults.Open(folders.At(name));
    }
}
