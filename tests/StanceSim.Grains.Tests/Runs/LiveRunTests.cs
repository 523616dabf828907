using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Model.Messages;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Grains.Tests.Runs;

public sealed class LiveRunTests(TwoSilos two)
{
    [Fact]
    public async Task A_client_can_ask_an_actor_for_its_stance_and_reasons_during_a_run()
    {
        var scenario = ScenarioFiles.Read("belarus-2020.yaml");
        var (world, checks) = (scenario.World, 0);
        var (actor, issue) = (world.FindActor("LTU"), world.FindIssue("sanctions"));
        var engine = Engine(3);
        await foreach (var record in Run(engine, scenario))
        {
            // The cluster is ahead of the record by up to a window, so what it says is compared at the end of windows only.
            var stance = await engine.Live!.StanceOf("LTU");
            Assert.True(stance.Tick >= record.Tick);
            if (stance.Tick == record.Tick)
            {
                Assert.Equal(record.Positions[(actor * world.IssueCount) + issue], stance.Positions[issue]);
                checks++;
            }
        }

        Assert.True(checks >= 2);
    }

    [Fact]
    public async Task Reasons_sum_to_the_change_they_explain()
    {
        var scenario = ScenarioFiles.Read("belarus-2020.yaml");
        var engine = Engine(3);
        Contracts.Reason? reason = null;
        await foreach (var record in Run(engine, scenario))
        {
            reason = record.Tick == scenario.World.Ticks ? await engine.Live!.Why("LTU", "sanctions") : reason;
        }

        Assert.NotNull(reason);
        Assert.Equal(reason.Change.After - reason.Change.Before, reason.Contributions.Sum(part => part.Amount), 1e-12);
    }

    [Fact]
    public async Task Partitions_say_how_many_actors_they_have_and_where_they_are()
    {
        var scenario = ScenarioFiles.Read("belarus-2020.yaml");
        var engine = Engine(3);
        IReadOnlyList<PartitionPlace> places = [];
        await foreach (var record in Run(engine, scenario))
        {
            places = record.Tick == 1 ? await engine.Live!.Partitions() : places;
        }

        Assert.Equal([0, 1, 2], places.Select(place => place.Number));
        Assert.Equal(scenario.World.ActorCount, places.Sum(place => place.Actors));
        Assert.Equal(2, places.Select(place => place.Silo!).Distinct().Count());
    }

    [Fact]
    public async Task An_injected_message_is_sent_heard_and_told()
    {
        var scenario = ScenarioFiles.Read("belarus-2020.yaml");
        var engine = Engine(3);
        var content = new MessageContent
        {
            Kind = MessageKinds.All.Single(kind => kind.Name == "condemn"),
            Intensity = -2,
            Addressees = [scenario.World.FindActor("BLR")],
            Issue = scenario.World.FindIssue("sanctions"),
            Position = 1,
        };
        Message? told = null;
        var isFelt = false;
        await foreach (var record in Run(engine, scenario))
        {
            if (record.Tick == 0)
            {
                engine.Live!.Say("LTU", content);
            }

            told ??= record.Sent.FirstOrDefault(message => message.Id.StartsWith("injected-LTU@", StringComparison.Ordinal));
            isFelt |= told is not null && record.Changes.Contributions.ToArray().Any(part => part.Message == told.Id);
        }

        Assert.NotNull(told);
        Assert.Equal(content with { Addressees = told.Content.Addressees }, told.Content);
        Assert.True(isFelt);
    }

    [Fact]
    public async Task Asking_for_an_unknown_actor_or_issue_says_so()
    {
        var scenario = ScenarioFiles.Read("belarus-2020.yaml");
        var engine = Engine(1);
        await using var run = Run(engine, scenario).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await run.MoveNextAsync());
        var live = engine.Live!;
        await Assert.ThrowsAsync<ArgumentException>(() => live.StanceOf("Atlantis"));
        await Assert.ThrowsAsync<ArgumentException>(() => live.Why("LTU", "weather"));
    }

    private GrainEngine Engine(int partitions) => new(two.Grains, new GrainEngineOptions { Partitions = partitions });

    private static IAsyncEnumerable<TickRecord> Run(GrainEngine engine, Scenarios.Scenario scenario) => engine.Run(
        new RunPlan { Scenario = scenario, Key = new(scenario.Seed) }, TestContext.Current.CancellationToken);
}
