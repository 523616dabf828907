using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Model;

namespace StanceSim.Grains.Tests.Runs;

/// <summary>A run that is stopped tells a frame to go on from before it ends, whatever the length of its windows.</summary>
public sealed class StoppingTests(TwoSilos two)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 13)]
    [InlineData(8, 13)]
    [InlineData(32, 5)]
    public async Task The_last_frame_that_is_told_is_one_to_go_on_from(int window, int asked)
    {
        var scenario = ScenarioFiles.Read("belarus-2020.yaml");
        var plan = new RunPlan { Scenario = scenario, Key = new(scenario.Seed) };
        var whole = await RunDigest.Of(new LocalEngine(), plan, Cancellation);
        using var stop = new CancellationTokenSource();
        var (lines, last) = (new List<string>(), (Snapshot?)null);
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var record in new GrainEngine(two.Grains, new GrainEngineOptions { Partitions = 3, MostTicksInWindow = window }).Run(plan, stop.Token))
            {
                lines.Add(RunDigest.LineOf(record));
                last = record.Snapshot;
                if (record.Tick == asked)
                {
                    await stop.CancelAsync();
                }
            }
        });

        Assert.NotNull(last);
        Assert.Equal(lines.Count - 1, last.Tick);
        Assert.InRange(last.Tick, asked + 1, asked + window);
        lines.AddRange(await RunDigest.Of(new LocalEngine(), plan with { From = last }, Cancellation));
        Assert.Equal(whole, lines);
    }
}
