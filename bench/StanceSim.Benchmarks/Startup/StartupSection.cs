using StanceSim.Benchmarks.Measuring;

namespace StanceSim.Benchmarks.Startup;

/// <summary>How long a person waits for a small run: the published tool, from process start to results on disk.</summary>
internal static class StartupSection
{
    /// <summary>Runs of each in a round, of which the best counts.</summary>
    private const int RunsPerRound = 3;

    private static readonly Case[] Cases =
    [
        new("30 actors, 52 ticks, --engine local", ["bench", "scenarios", "thirty-actors.yaml"], "local", 0.3),
        new("30 actors, 52 ticks, --engine grains", ["bench", "scenarios", "thirty-actors.yaml"], "grains", 1.0),
        new("belarus-2020, --engine grains", ["scenarios", "belarus-2020.yaml"], "grains", 1.0),
    ];

    public static async Task Run(BenchOptions options, RatioTable table)
    {
        using var tool = await PublishedTool.Of(options.Tool);
        table.Heading(
            "Start-up: one run of the published tool, from process start to results on disk",
            "stancesim",
            "limit",
            "ratio > 1: within the limit; medians of interleaved rounds (best of 3 runs each), with the range over rounds.");
        var rounds = options.Quick ? 1 : 5;
        var seconds = Cases.Select(_ => new double[rounds]).ToArray();
        var processor = Cases.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var number = 0; number < Cases.Length; number++)
            {
                var before = ChildProcessorTime.Seconds();
                seconds[number][round] = await BestOf(tool, Cases[number]);
                processor[number][round] = (ChildProcessorTime.Seconds() - before) / RunsPerRound;
            }
        }

        for (var number = 0; number < Cases.Length; number++)
        {
            table.Add(new RatioRow
            {
                Name = Cases[number].Name,
                Times = new Pair(seconds[number], [.. Enumerable.Repeat(Cases[number].Limit, rounds)]),
                Target = 1,
                Check = $"best {seconds[number].Min():F2} s; processor time {Pair.MedianOf(processor[number]):F2} s",
            });
        }
    }

    private static async Task<double> BestOf(PublishedTool tool, Case measured)
    {
        var best = double.MaxValue;
        for (var run = 0; run < RunsPerRound; run++)
        {
            best = Math.Min(best, await tool.SecondsToRun(PublishedTool.ScenarioPath(measured.Scenario), measured.Engine));
        }

        return best;
    }

    private sealed record Case(string Name, string[] Scenario, string Engine, double Limit);
}
