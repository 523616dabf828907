using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Grains.Tests.Runs;

/// <summary>Silos that are lost, come or leave during a run change nothing that is told of it.</summary>
public sealed class RecoveryTests
{
    private static readonly Scenario Belarus = ScenarioFiles.Read("belarus-2020.yaml", new Override("reactions", "both"));

    [Fact]
    public async Task A_run_that_loses_two_of_three_silos_tells_what_an_undisturbed_run_tells()
    {
        await using var three = await ThreeSilos.Start();

        await SameAsUndisturbed(three, tick => tick is 10 or 30 ? three.KillOne() : Task.CompletedTask);

        Assert.Equal(2, three.Events.Count(happened => happened.Kind == PlacementEventKind.Lost));
        Assert.Equal(2, three.Events.Count(happened => happened.Kind == PlacementEventKind.Recovered));
    }

    [Fact]
    public async Task A_run_moves_when_a_silo_joins_and_when_one_leaves_and_loses_nothing()
    {
        await using var three = await ThreeSilos.Start();
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

    private static async Task SameAsUndisturbed(ThreeSilos three, Func<int, Task> disturb)
    {
        var undisturbed = await RunDigest.Of(new LocalEngine(), Belarus, TestContext.Current.CancellationToken);
        var lines = new List<string>();
        var plan = new RunPlan { Scenario = Belarus, Key = new(Belarus.Seed) };
        await foreach (var record in three.Engine(5).Run(plan, TestContext.Current.CancellationToken))
        {
            lines.Add(RunDigest.LineOf(record));
            await disturb(record.Tick);
        }

        Assert.Equal(undisturbed, lines);
    }
}
