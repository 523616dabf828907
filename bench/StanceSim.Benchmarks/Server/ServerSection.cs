using System.Net;
using StanceSim.Benchmarks.Measuring;
using StanceSim.Benchmarks.Startup;
using StanceSim.Server.Api;

namespace StanceSim.Benchmarks.Server;

/// <summary>What people who watch a run cost it, and how long they wait for what they ask for.</summary>
internal static class ServerSection
{
    private const int Actors = 200;

    /// <summary>How much longer a watched run may take, and how many seconds somebody may wait for a frame and for a fork.</summary>
    private const double Slowdown = 1.2, FrameLimit = 0.1, ForkLimit = 1;

    public static async Task Run(BenchOptions options, RatioTable table)
    {
        var (ticks, rounds, asked) = options.Quick ? (1_000, 1, 50) : (10_000, 5, 300);
        table.Heading(
            $"Server: {Actors} actors over a loopback socket, runs as fast as they go",
            "served",
            "limit",
            "ratio > 1: within the limit. Waits are the 95th percentile of a round.");
        var folder = Directory.CreateTempSubdirectory("stancesim-bench-").FullName;
        try
        {
            await using var server = await ApiServer.Start(
                new ApiSettings { Scenarios = folder, Runs = Path.Combine(folder, "runs") }, new IPEndPoint(IPAddress.Loopback, 0), CancellationToken.None);
            using var client = new ServerClient(server.Address);
            var forked = await File.ReadAllTextAsync(PublishedTool.ScenarioPath("bench", "scenarios", "two-hundred-actors.yaml"));
            var (_, parent) = await client.RunToEnd(forked, viewers: 0, recordsChanges: true);
            var (alone, watched, steps, seeks, forks) = (new double[rounds], new double[rounds], new double[rounds], new double[rounds], new double[rounds]);
            await client.RunToEnd(ScenarioOf(ticks), viewers: 0);
            for (var round = 0; round < rounds; round++)
            {
                (alone[round], _) = await client.RunToEnd(ScenarioOf(ticks), viewers: 0);
                (watched[round], var run) = await client.RunToEnd(ScenarioOf(ticks), viewers: 1);
                seeks[round] = Late(await client.Seek(run, ticks, asked));
                steps[round] = Late(await client.Step(ScenarioOf(ticks), asked));
                forks[round] = await client.Fork(parent, tick: 500, value: 1 + (round * 0.1));
            }

            table.Add(Row($"{ticks:N0} ticks, watched at 30 Hz", watched, [.. alone.Select(seconds => seconds * Slowdown)], "limit: 1.2 x unwatched"));
            table.Add(Row("a step asked for, to its frame", steps, Limits(rounds, FrameLimit), $"of {asked}"));
            table.Add(Row($"seek to any of {ticks:N0} ticks", seeks, Limits(rounds, FrameLimit), $"of {asked}"));
            table.Add(Row("fork at 500 of 1,000, to its frame", forks, Limits(rounds, ForkLimit), ""));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RatioRow Row(string name, double[] ours, double[] limits, string check) =>
        new() { Name = name, Times = new Pair(ours, limits), Target = 1, Check = check };

    private static double[] Limits(int rounds, double seconds) => [.. Enumerable.Repeat(seconds, rounds)];

    /// <summary>The 95th percentile.</summary>
    private static double Late(double[] waits) => waits.Order().ElementAt(waits.Length * 95 / 100);

    private static string ScenarioOf(int ticks) => $$"""
        title: Bench
        time: {ticks: {{ticks}}}
        issues: [{id: opinion}]
        populations:
          - {id: citizen, count: {{Actors}}, positions: {opinion: {spread: uniform} }, susceptibility: 0.9, network: {kind: random, degree: 10} }
        model: {rule: friedkin-johnsen}

        """;
}
