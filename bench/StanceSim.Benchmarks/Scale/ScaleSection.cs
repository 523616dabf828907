using StanceSim.Benchmarks.Measuring;
using StanceSim.Grains.Hosting;
using StanceSim.Testing.Stores;

namespace StanceSim.Benchmarks.Scale;

/// <summary>Large worlds: dense partitions against the kernel, two silo processes against one, and how soon a run goes on that lost a silo.</summary>
internal static class ScaleSection
{
    private const int Partitions = 2;

    public static async Task Run(BenchOptions options, RatioTable table)
    {
        LargeRun[] runs = options.Quick ? [new(100_000, 50)] : [new(100_000, 300), new(1_000_000, 40)];
        var rounds = options.Quick ? 2 : 5;
        table.Heading(
            "Scale: messages per second of dense partitions on one embedded silo against one thread of the kernel, mean degree 10",
            "partitions",
            "kernel",
            "Every frame is told by the partitions and by none of the kernel's ticks.");
        foreach (var run in runs)
        {
            await using var silo = await EmbeddedSilo.Start(CancellationToken.None);
            var engine = silo.EngineWith(Partitions);
            await Compare(table, run, rounds, 0.5, "dense partitions", () => run.On(engine), () => Task.FromResult(run.OnOneThread()));
        }

        await using var store = await RedisServer.Start(CancellationToken.None);
        await using (var one = await LoopbackCluster.Start(store, 1))
        await using (var two = await LoopbackCluster.Start(store, 2))
        {
            table.Heading(
                "Scale: messages per second of two silo processes against one, on the same processors over loopback",
                "two silos",
                "one silo",
                "What distribution costs: both clusters divide the actors in two, and tell every frame to a client process.");
            foreach (var run in runs)
            {
                await Compare(
                    table, run, rounds, run.Actors < 1_000_000 ? 0.3 : 0.7, "two silos",
                    () => run.On(two.EngineWith(Partitions)), () => run.On(one.EngineWith(Partitions)));
            }

            ClusterCheckpoints.Heading(table);
            LargeRun[] recorded = options.Quick ? [new(100_000, 10)] : [new(100_000, 40), new(1_000_000, 12)];
            foreach (var run in recorded)
            {
                await ClusterCheckpoints.Measure(table, two, run, Partitions, rounds);
            }
        }

        await Recovery.Measure(table, store, options.Quick ? 1 : 5);
    }

    private static async Task Compare(
        RatioTable table,
        LargeRun run,
        int rounds,
        double target,
        string what,
        Func<Task<(double Seconds, double[] Positions)>> ours,
        Func<Task<(double Seconds, double[] Positions)>> theirs)
    {
        var (our, their) = (new double[rounds], new double[rounds]);
        var isSame = true;
        await ours();
        await theirs();
        for (var round = 0; round < rounds; round++)
        {
            var (ourSeconds, ourPositions) = await ours();
            var (theirSeconds, theirPositions) = await theirs();
            (our[round], their[round]) = (ourSeconds, theirSeconds);
            isSame &= ourPositions.AsSpan().SequenceEqual(theirPositions);
        }

        table.Add(new RatioRow
        {
            Name = $"{run.Actors:N0} actors, {what}",
            Times = new Pair(our, their),
            Work = run.Messages,
            Target = target,
            Check = isSame ? "both end on the same bits" : "POSITIONS DIFFER",
            IsRight = isSame,
        });
    }
}
