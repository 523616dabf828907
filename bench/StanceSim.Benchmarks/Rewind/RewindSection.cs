using StanceSim.Benchmarks.Measuring;
using StanceSim.Benchmarks.Startup;
using StanceSim.Experiments.Runs;

namespace StanceSim.Benchmarks.Rewind;

/// <summary>What going back costs: a fork in the middle of a run by the published tool, and the checkpoints that a run takes on its way.</summary>
internal static class RewindSection
{
    private const int RunsPerRound = 3;

    /// <summary>Share of a run's time that checkpoints may take.</summary>
    private const double Share = 0.1;

    private static readonly double Interval = CheckpointClock.Usual.TotalSeconds;

    private static readonly string[] Engines = ["local", "grains"];

    private static readonly int[] Sizes = [200, 10_000, 100_000];

    public static async Task Run(BenchOptions options, RatioTable table)
    {
        var rounds = options.Quick ? 1 : 5;
        await Forks(options, table, rounds);
        table.Heading(
            "Checkpoints: one of a run and its output folder, against a tenth of the 5 s from one to the next",
            "checkpoint",
            "limit",
            "ratio > 1: they cost less than 10 % of a run's time; of a run that is over within 5 s, nothing.");
        foreach (var actors in Sizes)
        {
            var cost = new CheckpointCost(actors);
            var seconds = new double[rounds];
            for (var round = 0; round < rounds; round++)
            {
                seconds[round] = await cost.Seconds();
            }

            table.Add(new RatioRow
            {
                Name = $"{actors:N0} actors, 4 issues, changes told",
                Times = new Pair(seconds, [.. Enumerable.Repeat(Interval * Share, rounds)]),
                Target = 1,
                Check = $"{Pair.MedianOf(seconds) / Interval:P1} of the time; {cost.Bytes / 1e6:F1} MB",
            });
        }
    }

    private static async Task Forks(BenchOptions options, RatioTable table, int rounds)
    {
        using var tool = await PublishedTool.Of(options.Tool);
        var parent = tool.Place("parent");
        await tool.Seconds("run", PublishedTool.ScenarioPath("bench", "scenarios", "two-hundred-actors.yaml"), "--engine", "local", "--quiet", "--out", parent);
        table.Heading(
            "Rewind: a fork at tick 500 of 1,000 with 200 actors by the published tool, from process start to results on disk",
            "stancesim",
            "limit",
            "ratio > 1: within the limit; medians of interleaved rounds (best of 3 runs each), with the range over rounds.");
        var seconds = Engines.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var engine = 0; engine < Engines.Length; engine++)
            {
                seconds[engine][round] = await BestFork(tool, parent, Engines[engine]);
            }
        }

        for (var engine = 0; engine < Engines.Length; engine++)
        {
            table.Add(new RatioRow
            {
                Name = $"fork --set, --engine {Engines[engine]}",
                Times = new Pair(seconds[engine], [.. Enumerable.Repeat(1.0, rounds)]),
                Target = 1,
                Check = $"best {seconds[engine].Min():F2} s",
            });
        }
    }

    private static async Task<double> BestFork(PublishedTool tool, string parent, string engine)
    {
        var best = double.MaxValue;
        for (var run = 0; run < RunsPerRound; run++)
        {
            var place = tool.Place("fork");
            best = Math.Min(best, await tool.Seconds("fork", parent, "--tick", "500", "--set", "model.persuasion=2", "--engine", engine, "--quiet", "--out", place));
            Directory.Delete(place, recursive: true);
        }

        return best;
    }
}
