using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Grains.Tests.Runs;

/// <summary>Silos that are lost, come or leave during a run change nothing that is told of it.</summary>
public sealed class RecoveryTests
{
    private static readonly Scenario Belarus = ScenarioFiles.Read("belarus-2020.yaml", new Override("reactions", "both"));

    public static MatrixTheoryData<int, int, bool> Places => new([1, 2, 4], [1, 3, 7], [false, true]);

    [Fact]
    public async Task A_run_that_loses_two_of_three_silos_tells_what_an_undisturbed_run_tells()
    {
        await using var three = await SeveralSilos.Start(3);

        await SameAsUndisturbed(three, tick => tick is 10 or 30 ? three.KillOne() : Task.CompletedTask);

        Assert.Equal(2, three.Events.Count(happened => happened.Kind == PlacementEventKind.Lost));
        Assert.Equal(2, three.Events.Count(happened => happened.Kind == PlacementEventKind.Recovered));
    }

    [Theory, MemberData(nameof(Places))]
    public async Task A_run_is_the_same_on_any_number_of_silos_in_any_number_of_partitions_killed_or_not(int silos, int partitions, bool killed)
    {
        await using var cluster = await SeveralSilos.Start(silos);

        await SameAsUndisturbed(cluster, tick => killed && tick == 20 ? KilledOf(cluster, silos) : Task.CompletedTask, partitions);

        Assert.Equal(killed ? 1 : 0, cluster.Events.Count(happened => happened.Kind == PlacementEventKind.Lost));
    }

    [Fact]
    public async Task A_run_moves_when_a_silo_joins_and_when_one_leaves_and_loses_nothing()
    {
        await using var three = await SeveralSilos.Start(3);
        var leaving = Task.CompletedTask;

        await SameAsUndisturbed(three, async tick =>
        {
            await (tick == 8 ? three.AddOne() : Task.CompletedTask);
            leaving = tick == 25 ? three.StopOne() : leaving;
            await (tick >= 45 ? leaving : Task.CompletedTask);
        });

        Assert.Contains(three.Events, happened => happened.Kind == PlacementEventKind.Moved);
        Assert.DoesNotContain(three.Events, happened => happened.Kind == PlacementEventKind.Lost);
    }

    [Fact]
    public async Task Silos_that_are_killed_while_they_work_change_nothing_either()
    {
        await using var four = await SeveralSilos.Start(4);
        var killing = Task.CompletedTask;

        // Nobody waits: the next windows are asked for while a silo goes down.
        await SameAsUndisturbed(four, tick =>
        {
            killing = tick is 5 or 15 or 30 ? After(killing, four.KillOne) : killing;
            return tick >= 45 ? killing : Task.CompletedTask;
        });

        Assert.InRange(four.Events.Count(happened => happened.Kind == PlacementEventKind.Lost), 1, 3);
    }

    [Fact]
    public async Task The_silo_that_has_a_run_and_none_of_its_partitions_leaves_without_a_loss_too()
    {
        await using var three = await SeveralSilos.Start(3);
        var leaving = Task.CompletedTask;

        await SameAsUndisturbed(
            three,
            tick =>
            {
                if (tick == 10)
                {
                    // The run and its one partition, both of which a silo that leaves waits for.
                    Assert.Equal(2, three.Residents);
                    leaving = three.StopRunner();
                }

                return tick >= 45 ? leaving : Task.CompletedTask;
            },
            partitions: 1);

        Assert.DoesNotContain(three.Events, happened => happened.Kind == PlacementEventKind.Lost);
    }

    [Fact]
    public async Task A_tick_that_tells_more_than_silos_send_at_once_is_refused()
    {
        var reading = ScenarioReader.Read("crowd.yaml", """
            title: A crowd
            time: {ticks: 2}
            issues: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}, {id: f}, {id: g}, {id: h}]
            populations: [{id: person, count: 2500, network: {kind: complete}}]
            model: {rule: degroot}

            """, []);
        Assert.Empty(reading.Problems);
        await using var two = await SeveralSilos.Start(2);
        var plan = new RunPlan { Scenario = reading.Scenario!, Key = new(1) };
        var refusal = await Assert.ThrowsAsync<ResultsException>(async () => await two.Engine(2).Run(plan, TestContext.Current.CancellationToken).ToArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal("SIM6025", Assert.Single(refusal.Problems).Code);
        Assert.StartsWith("A tick of this run tells up to 1.6 GB, and silos send at most 1.1 GB at once.", refusal.Problems[0].Message, StringComparison.Ordinal);
    }

    private static async Task After(Task before, Func<Task> deed)
    {
        await before;
        await deed();
    }

    /// <summary>Kills a silo; where it was the only one, another starts.</summary>
    private static async Task KilledOf(SeveralSilos cluster, int silos)
    {
        await cluster.KillOne();
        if (silos == 1)
        {
            await cluster.AddOne();
        }
    }

    private static async Task SameAsUndisturbed(SeveralSilos cluster, Func<int, Task> disturb, int partitions = 5)
    {
        var undisturbed = await RunDigest.Of(new LocalEngine(), Belarus, TestContext.Current.CancellationToken);
        var lines = new List<string>();
        var plan = new RunPlan { Scenario = Belarus, Key = new(Belarus.Seed) };
        await foreach (var record in cluster.Engine(partitions).Run(plan, TestContext.Current.CancellationToken))
        {
            lines.Add(RunDigest.LineOf(record));
            await disturb(record.Tick);
        }

        Assert.Equal(undisturbed, lines);
    }
}
