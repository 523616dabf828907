using StanceSim.Experiments.Explanations;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Tests.Explanations;

public sealed class WhyTests : IAsyncLifetime
{
    private readonly TemporaryFolder folders = new();

    private RunResults Run => RunResults.Open(folders.At("run"));

    public async ValueTask InitializeAsync() => await RunRecorder.Record(new LocalEngine(), SmallWorlds.Plan(SmallWorlds.Crisis()), folders.At("run"));

    public ValueTask DisposeAsync()
    {
        folders.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_change_goes_back_to_its_trigger_through_every_policy_between()
    {
        var explanation = await Why.Explain(Run, "LTU", "legitimacy", 3);

        var reason = Assert.Single(explanation.Reasons, reason => reason.Contribution.Message == "join:CYP@3");
        Assert.Equal(["join:CYP@3", "condemn-violence:LTU@2", "crackdown"], reason.Chain.Select(message => message.Id));
        Assert.Equal(["join:CYP", "condemn-violence:LTU", null], reason.Chain.Select(message => message.Policy));
        Assert.Equal("crackdown", reason.Trigger?.Id);
        Assert.True(reason.ReachesTrigger);
        Assert.Equal("alliance+economic", reason.Contribution.Tie);
    }

    [Fact]
    public async Task Reasons_come_strongest_first_and_sum_to_the_change()
    {
        var explanation = await Why.Explain(Run, "LTU", "legitimacy", 3);

        Assert.Equal("Lithuania", explanation.Actor.Name);
        Assert.Equal(3, explanation.Change.Tick);
        Assert.Equal(explanation.Change.Amount, explanation.Reasons.Sum(reason => reason.Contribution.Amount), 1e-12);
        var magnitudes = explanation.Reasons.Select(reason => Math.Abs(reason.Contribution.Amount)).ToArray();
        Assert.Equal(magnitudes.OrderDescending(), magnitudes);
        Assert.All(explanation.Reasons, reason => Assert.Equal(reason.Contribution.Message is null, reason.Chain.IsEmpty));
    }

    [Fact]
    public async Task Without_a_tick_the_largest_change_is_explained()
    {
        var explanation = await Why.Explain(Run, "LTU", "legitimacy");

        var all = await Run.Changes(new ChangeFilter("LTU", "legitimacy", "position")).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(all.Max(change => Math.Abs(change.Amount)), Math.Abs(explanation.Change.Amount));
    }

    [Fact]
    public async Task The_journey_adds_up_from_the_first_frame_to_the_last()
    {
        var run = Run;
        var journey = (await Why.Explain(run, "LTU", "legitimacy")).Journey;

        var series = await StanceSeries.Read(run);
        var positions = series.Position("LTU", "legitimacy").ToArray();
        Assert.Equal((positions[0], positions[^1]), (journey.First, journey.Last));
        Assert.Equal(journey.Last - journey.First, journey.Shares.Sum(share => share.Net), 1e-12);
        Assert.Equal("crackdown", journey.Shares.Single(share => share is { Source: "BLR", Mechanism: "persuasion" }).StrongestMessage);
    }

    [Fact]
    public async Task Deterrence_is_explained_as_positions_are()
    {
        var threat = SmallWorlds.Plan(SmallWorlds.Crisis(deters: true));
        await RunRecorder.Record(new LocalEngine(), threat, folders.At("threat"), cancellation: TestContext.Current.CancellationToken);

        var explanation = await Why.Explain(RunResults.Open(folders.At("threat")), "LTU", "legitimacy", variable: "deterrence");

        Assert.Equal("deterrence", explanation.Change.Variable);
        Assert.Equal(("deterrence", "crackdown"), (explanation.Reasons[0].Contribution.Mechanism, explanation.Reasons[0].Trigger?.Id));
    }

    [Fact]
    public async Task A_leak_goes_back_to_the_private_message()
    {
        var chains = await MessageChains.Read(Run);

        Assert.Equal(["appeal~leak", "appeal"], chains.Of("appeal~leak").Select(message => message.Id));
        Assert.Empty(chains.Of("unheard-of"));
    }

    [Fact]
    public async Task An_answer_to_a_conditional_act_goes_back_to_its_announcement()
    {
        var reading = ScenarioReader.Read("promise.yaml", """
            title: A promise
            time: {ticks: 2}
            issues: [{id: help, negative: none, positive: much}]
            actors: [{id: ONE}, {id: OTHER}]
            messages:
              - {id: promise, tick: 0, from: ONE, to: OTHER, kind: offer-protection, issue: help, position: 1, condition: "false"}
              - {id: answer, tick: 0, from: OTHER, to: ONE, kind: statement, issue: help, cause: promise}
            """, []);
        await RunRecorder.Record(new LocalEngine(), SmallWorlds.Plan(reading.Scenario!), folders.At("promise"), cancellation: TestContext.Current.CancellationToken);

        var chains = await MessageChains.Read(RunResults.Open(folders.At("promise")));

        Assert.Equal(["answer", "promise~announced"], chains.Of("answer").Select(message => message.Id));
    }

    [Theory]
    [InlineData("LTV", "legitimacy", null, "SIM6101")]
    [InlineData("LTU", "legitimcy", null, "SIM6102")]
    [InlineData("LTU", "legitimacy", 99, "SIM6104")]
    public async Task Questions_about_what_is_not_there_are_told(string actor, string issue, int? tick, string code)
    {
        var failure = await Assert.ThrowsAsync<ResultsException>(() => Why.Explain(Run, actor, issue, tick));

        Assert.Equal(code, Assert.Single(failure.Problems).Code);
    }

    [Fact]
    public async Task A_position_that_never_changed_and_a_run_without_changes_are_told()
    {
        var still = SmallWorlds.Plan(SmallWorlds.Crisis(ticks: 1));
        await RunRecorder.Record(new LocalEngine(), still, folders.At("still"), cancellation: TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<ResultsException>(() => Why.Explain(RunResults.Open(folders.At("still")), "EU", "sanctions"));
        Assert.Equal("SIM6103", Assert.Single(failure.Problems).Code);

        var silent = SmallWorlds.Plan(SmallWorlds.Crisis()) with { RecordsChanges = false };
        await RunRecorder.Record(new LocalEngine(), silent, folders.At("silent"), cancellation: TestContext.Current.CancellationToken);
        failure = await Assert.ThrowsAsync<ResultsException>(() => Why.Explain(RunResults.Open(folders.At("silent")), "LTU", "legitimacy"));
        Assert.Equal("SIM6105", Assert.Single(failure.Problems).Code);
    }

    [Fact]
    public async Task Influence_sums_contributions_by_source()
    {
        var run = Run;
        var matrix = await InfluenceMatrix.Read(run);

        var parts = await run.Changes(new ChangeFilter("LTU", "legitimacy", "position"))
            .SelectMany(change => change.Contributions)
            .Where(part => part.Source == "BLR")
            .ToListAsync(TestContext.Current.CancellationToken);
        var entry = matrix.On("LTU", "legitimacy").Single(entry => entry.Source == "BLR");
        Assert.Equal(parts.Sum(part => part.Amount), entry.Net, 1e-12);
        Assert.Equal(parts.Sum(part => Math.Abs(part.Amount)), entry.Gross, 1e-12);
        Assert.Equal(matrix.Entries.Select(e => e.Relative).OrderDescending(), matrix.Entries.Select(e => e.Relative));
    }

    [Fact]
    public async Task Movements_name_who_moved_most_and_because_of_whom()
    {
        var run = Run;
        var (series, matrix) = (await StanceSeries.Read(run), await InfluenceMatrix.Read(run));
        var movements = Movements.Of(run, series, matrix);

        Assert.Equal(8, movements.Length);
        Assert.Equal(movements.Select(m => m.Relative).OrderDescending(), movements.Select(m => m.Relative));
        var lithuania = movements.Single(m => m is { Actor: "LTU", Issue: "legitimacy" });
        Assert.Equal(matrix.On("LTU", "legitimacy").Take(3), lithuania.Sources);
        Assert.Equal(series.Position("LTU", "legitimacy")[^1], lithuania.Last);
    }
}
