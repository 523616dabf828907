using System.Diagnostics;
using StanceSim.Benchmarks.Measuring;
using StanceSim.Benchmarks.Startup;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Model.Randomness;
using StanceSim.Scenarios;
using StanceSim.Testing.Silos;
using StanceSim.Testing.Stores;

namespace StanceSim.Benchmarks.Scale;

/// <summary>How long a run stands still when a silo process that does a part of it is killed, at the default settings.</summary>
internal static class Recovery
{
    private const double Limit = 5;
    private const int Silos = 3;

    public static async Task Measure(RatioTable table, IClusterStore store, int rounds)
    {
        table.Heading(
            "Recovery: from kill -9 of one of three silos to the next tick of a run that it did a part of, default settings",
            "seconds",
            "limit",
            "ratio > 1: within the limit.");
        var seconds = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            await using var cluster = await LoopbackCluster.Start(store, Silos, isPatient: false);
            seconds[round] = await StandsStill(cluster);
        }

        table.Add(new RatioRow
        {
            Name = "30 actors, three partitions",
            Times = new Pair(seconds, [.. Enumerable.Repeat(Limit, rounds)]),
            Target = 1,
            Check = $"worst {seconds.Max():F1} s",
        });
    }

    private static async Task<double> StandsStill(LoopbackCluster cluster)
    {
        var scenario = ScenarioReader.ReadFile(
            PublishedTool.ScenarioPath("bench", "scenarios", "thirty-actors.yaml"), [new Override("time.ticks", "100000")]).Scenario!;
        var victims = new Queue<SiloProcess>(cluster.Silos);
        var losses = 0;
        var engine = cluster.EngineWith(Silos, happened => losses += happened.Kind == PlacementEventKind.Lost ? 1 : 0);
        long killed = 0;
        await foreach (var record in engine.Run(new RunPlan { Scenario = scenario, Key = new RunKey(1) }, CancellationToken.None))
        {
            if (losses > 0)
            {
                return Stopwatch.GetElapsedTime(killed).TotalSeconds;
            }

            // A silo that does no part of the run is not missed, so the next one is killed some ticks later.
            if (record.Tick % 1_000 == 100 && victims.TryDequeue(out var victim))
            {
                killed = Stopwatch.GetTimestamp();
                await victim.Kill(CancellationToken.None);
            }
        }

        throw new InvalidOperationException("No silo that was killed did a part of the run.");
    }
}
