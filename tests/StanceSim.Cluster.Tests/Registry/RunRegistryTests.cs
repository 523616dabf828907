using System.Diagnostics;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Registry;
using StanceSim.Grains.Runs;
using StanceSim.Testing.Stores;

namespace StanceSim.Cluster.Tests.Registry;

/// <summary>What stands in the store of a cluster while a run begins, goes on and ends.</summary>
public sealed class RunRegistryTests(Stores.Servers servers, ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. ClusterStores.Kinds];

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_run_is_recorded_when_it_begins_at_every_checkpoint_and_when_it_ends(string store)
    {
        await using var member = await OneMember.Start(servers.Of(store), "recorded", Stop);
        var recorded = new List<(int Told, int Kept, string State)>();
        await foreach (var record in member.Engine().Run(Workload.Plan, Stop))
        {
            var row = Assert.Single(await StoredRows.Of(servers.Of(store), "recorded", Stop));
            recorded.Add((record.Tick, row.GetProperty("tick").GetInt32(), row.GetProperty("state").GetString()!));
        }

        // The first frame is a window of its own, each other has three ticks: its record stands before the first of them is told.
        Assert.Equal([.. Enumerable.Range(0, 61).Select(tick => (tick, Math.Min(60, (tick + 2) / 3 * 3), "Running"))], recorded);
        var ended = Assert.Single(await StoredRows.Of(servers.Of(store), "recorded", Stop));
        Assert.Equal(("Done", 60, 0), (ended.GetProperty("state").GetString(), ended.GetProperty("tick").GetInt32(), ended.GetProperty("epoch").GetInt32()));
        var listed = Assert.Single(await member.Runs());
        Assert.Equal(
            (Workload.Plan.Scenario.Name, 7UL, 60, RunState.Done, true),
            (listed.Scenario, listed.Seed, listed.Ticks, listed.State, listed.Since < listed.Changed));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_run_that_its_client_leaves_is_stopped(string store)
    {
        await using var member = await OneMember.Start(servers.Of(store), "left", Stop);
        await foreach (var record in member.Engine().Run(Workload.Plan, Stop))
        {
            if (record.Tick == 10)
            {
                break;
            }
        }

        var listed = Assert.Single(await member.Runs());
        Assert.Equal((RunState.Stopped, 10), (listed.State, listed.Tick));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Runs_that_begin_and_end_at_once_are_all_listed(string store)
    {
        await using var member = await OneMember.Start(servers.Of(store), "crowd", Stop);
        string[] names = [.. Enumerable.Range(10, 20).Select(run => $"run-{run}")];
        await Task.WhenAll(names.Select(async name =>
        {
            await member.Registry.Keep(Record(name, RunState.Running), isFirst: true);
            await member.Registry.Keep(Record(name, RunState.Done), isFirst: false);
        }));

        var runs = await member.Runs();
        Assert.Equal(names, runs.Select(run => run.Run).Order(StringComparer.Ordinal));
        Assert.All(runs, run => Assert.Equal(RunState.Done, run.State));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_registry_forgets_runs_that_ended_long_ago_and_no_run_that_goes_on(string store)
    {
        await using var member = await OneMember.Start(servers.Of(store), "bounded", Stop);
        await member.Registry.Keep(Record("long", RunState.Running), isFirst: true);
        for (var run = 0; run < RunRegistry.MostEnded + 5; run++)
        {
            await member.Registry.Keep(Record($"short-{run}", RunState.Running), isFirst: true);
            await member.Registry.Keep(Record($"short-{run}", RunState.Done), isFirst: false);
        }

        await member.Registry.Keep(Record("last", RunState.Running), isFirst: true);
        var runs = await member.Runs();

        Assert.Equal(["long", "last", .. Enumerable.Range(5, RunRegistry.MostEnded).Reverse().Select(run => $"short-{run}")], runs.Select(run => run.Run));
        Assert.Equal(runs.Length, (await StoredRows.Of(servers.Of(store), "bounded", Stop)).Length);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Writing_a_record_takes_less_than_a_tenth_of_the_time_between_two(string store)
    {
        const int Writes = 200;
        await using var member = await OneMember.Start(servers.Of(store), "cost", Stop);
        await member.Registry.Keep(Record("run", RunState.Running), isFirst: true);
        var clock = Stopwatch.StartNew();
        for (var write = 0; write < Writes; write++)
        {
            await member.Registry.Keep(Record("run", RunState.Running), isFirst: false);
        }

        var each = clock.Elapsed / Writes;
        output.WriteLine(FormattableString.Invariant($"{store}: {each.TotalMilliseconds:0.00} ms for each of {Writes} writes"));
        Assert.InRange(each, TimeSpan.Zero, new GrainEngineOptions().SnapshotEvery * 0.1);
    }

    private static RunRecord Record(string run, RunState state) => new()
    {
        Run = run,
        Scenario = "a scenario",
        Digest = "0123456789abcdef",
        Seed = 1,
        Replicate = 0,
        Ticks = 100,
        Epoch = 0,
        Writer = "a silo",
        State = state,
    };
}
