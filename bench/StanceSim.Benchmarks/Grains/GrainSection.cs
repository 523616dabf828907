using System.Diagnostics;
using StanceSim.Benchmarks.Measuring;
using StanceSim.Benchmarks.OneCallPerMessage;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Hosting;
using StanceSim.Model;
using StanceSim.Model.Randomness;
using StanceSim.Scenarios;

namespace StanceSim.Benchmarks.Grains;

/// <summary>Actor grains, each taking one turn per tick, against grains that make one call per message.</summary>
internal static class GrainSection
{
    private const int Issues = 4;

    public static async Task Run(BenchOptions options, RatioTable table)
    {
        table.Heading(
            "Grains: messages per second on one embedded silo, Friedkin-Johnsen on 4 issues, mean degree 10",
            "grains",
            "one call",
            "Every actor is a grain and takes one turn per tick in both; a message is one actor's statement to one listener in one tick.");
        foreach (var (actors, target) in options.Quick ? new[] { (1_000, 100) } : [(1_000, 100), (10_000, 50)])
        {
            foreach (var partitions in new[] { 1, Environment.ProcessorCount }.Distinct())
            {
                await Compare(options, table, actors, partitions, target);
            }
        }
    }

    private static async Task Compare(BenchOptions options, RatioTable table, int actors, int partitions, double target)
    {
        var (ticks, talkerTicks) = options.Quick ? (320, 5) : (3_200_000 / actors, Math.Max(3, 20_000 / actors));
        var world = RandomWorld.Of(actors, Issues, ticks);
        var messages = (double)world.Network.EdgeCount;
        var rounds = options.Quick ? 2 : 5;
        var (ours, theirs) = (new double[rounds], new double[rounds]);
        var sameAsKernel = true;
        await using var silo = await EmbeddedSilo.Start(CancellationToken.None);
        await using var talkers = await TalkerEngine.Start();
        await talkers.Load(world);
        var engine = silo.EngineWith(partitions);
        var talkerTick = await WarmUp(talkers, talkerTicks, engine, world);
        for (var round = 0; round < rounds; round++)
        {
            theirs[round] = await talkers.Run(talkerTick, talkerTicks) / talkerTicks / messages;
            talkerTick += talkerTicks;
            var (seconds, positions) = await SecondsOf(engine, world);
            ours[round] = seconds / ticks / messages;
            sameAsKernel &= positions.AsSpan().SequenceEqual(KernelAfter(world, ticks));
        }

        // The last turn of a talker still waits to be moved by what it heard, so it has moved once less than it had turns.
        sameAsKernel &= (await talkers.Positions()).AsSpan().SequenceEqual(KernelAfter(world, talkerTick - 1));
        table.Add(new RatioRow
        {
            Name = $"{actors:N0} actors, {partitions} partition{(partitions == 1 ? "" : "s")}",
            Times = new Pair(ours, theirs),
            Work = 1,
            Target = target,
            Check = sameAsKernel ? "all end on the kernel's bits" : "POSITIONS DIFFER",
            IsRight = sameAsKernel,
        });
    }

    /// <summary>Runs both until their code is optimised, and returns the next turn of the talkers.</summary>
    private static async Task<int> WarmUp(TalkerEngine talkers, int talkerTicks, IRunEngine engine, World world)
    {
        var tick = 0;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 2; tick += talkerTicks)
        {
            await talkers.Run(tick, talkerTicks);
        }

        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 1;)
        {
            await SecondsOf(engine, world);
        }

        return tick;
    }

    /// <summary>Seconds from the first frame to the last, and the last frame's positions. Activation is not counted in either engine.</summary>
    private static async Task<(double Seconds, double[] Positions)> SecondsOf(IRunEngine engine, World world)
    {
        var plan = new RunPlan
        {
            Scenario = new Scenario { Name = "bench", Title = "bench", World = world, Calendar = new Calendar(null), Text = "" },
            Key = new RunKey(1),
            RecordsChanges = false,
        };
        long start = 0;
        double[] positions = [];
        await foreach (var record in engine.Run(plan, CancellationToken.None))
        {
            start = record.Tick == 0 ? Stopwatch.GetTimestamp() : start;
            positions = record.Positions;
        }

        return (Stopwatch.GetElapsedTime(start).TotalSeconds, positions);
    }

    private static double[] KernelAfter(World world, int ticks)
    {
        var simulation = new Simulation(world, new RunKey(1), recordsChanges: false);
        for (var tick = 0; tick < ticks; tick++)
        {
            simulation.Step();
        }

        return simulation.Frame.Positions;
    }
}
