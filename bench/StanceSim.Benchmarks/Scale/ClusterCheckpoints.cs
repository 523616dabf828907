using System.Diagnostics;
using StanceSim.Benchmarks.Measuring;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;

namespace StanceSim.Benchmarks.Scale;

/// <summary>
/// What checkpoints cost a run on a cluster that is written to a folder: one of the folder every five seconds, and a snapshot to
/// recover from every two. Each kind is taken after every tick and compared with a run that takes none.
/// </summary>
internal static class ClusterCheckpoints
{
    private const double Limit = 0.1;

    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    public static void Heading(RatioTable table) => table.Heading(
        "Checkpoints on two silo processes: of each second of a run, a snapshot every 2 s and a checkpoint of the folder every 5 s",
        "of a second",
        "limit",
        "ratio > 1: they cost less than 10 % of a run's time.");

    public static async Task Measure(RatioTable table, LoopbackCluster cluster, LargeRun run, int partitions, int rounds)
    {
        var (snapshots, checkpoints, shares) = (new double[rounds], new double[rounds], new double[rounds]);
        await Seconds(cluster, run, partitions, Never, Never);
        for (var round = 0; round < rounds; round++)
        {
            var without = await Seconds(cluster, run, partitions, Never, Never);
            snapshots[round] = await Each(TimeSpan.Zero, Never);
            checkpoints[round] = await Each(Never, TimeSpan.Zero);
            shares[round] = (snapshots[round] / new GrainEngineOptions().SnapshotEvery.TotalSeconds) + (checkpoints[round] / CheckpointClock.Usual.TotalSeconds);

            async Task<double> Each(TimeSpan snapshotEvery, TimeSpan checkpointEvery) =>
                Math.Max(1e-6, (await Seconds(cluster, run, partitions, snapshotEvery, checkpointEvery) - without) / run.Ticks);
        }

        table.Add(new RatioRow
        {
            Name = $"{run.Actors:N0} actors",
            Times = new Pair(shares, [.. Enumerable.Repeat(Limit, rounds)]),
            Target = 1,
            Check = $"{Pair.MedianOf(shares):P1} of the time; a snapshot {1e3 * Pair.MedianOf(snapshots):F0} ms, a checkpoint {1e3 * Pair.MedianOf(checkpoints):F0} ms",
        });
    }

    /// <summary>Seconds of a run, a window for every tick, from the first frame to its folder.</summary>
    private static async Task<double> Seconds(LoopbackCluster cluster, LargeRun run, int partitions, TimeSpan snapshotEvery, TimeSpan checkpointEvery)
    {
        var engine = cluster.EngineWith(new GrainEngineOptions { Partitions = partitions, MostTicksInWindow = 1, Recovers = true, SnapshotEvery = snapshotEvery });
        var folder = Directory.CreateTempSubdirectory("stancesim-checkpoints-");
        try
        {
            var start = 0L;
            await RunRecorder.Record(
                engine,
                run.Plan with { CheckpointEvery = checkpointEvery },
                Path.Combine(folder.FullName, "run"),
                progress: _ => start = start == 0 ? Stopwatch.GetTimestamp() : start);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
