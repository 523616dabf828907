using StanceSim.Grains.Contracts;
using StanceSim.Grains.Registry;
using StanceSim.Testing.Stores;

namespace StanceSim.Cluster.Tests.Registry;

/// <summary>Only the newest epoch of a run writes its record, whoever else comes back from the dead.</summary>
public sealed class FenceTests(Stores.Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. ClusterStores.Kinds];

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_an_older_epoch_or_a_twin_knows_is_not_written(string store)
    {
        await using var member = await OneMember.Start(servers.Of(store), "fence", Stop);
        var registry = member.Registry;
        await registry.Keep(Record(epoch: 0, tick: 10), isFirst: true);
        await registry.Keep(Record(epoch: 1, tick: 20), isFirst: true);

        var late = await Assert.ThrowsAsync<SupersededException>(() => registry.Keep(Record(epoch: 0, tick: 30), isFirst: false));
        await Assert.ThrowsAsync<SupersededException>(() => registry.Keep(Record(epoch: 0, tick: 30, state: RunState.Done), isFirst: true));
        await Assert.ThrowsAsync<SupersededException>(() => registry.Keep(Record(epoch: 1, tick: 40, writer: "twin"), isFirst: true));

        Assert.Equal(1, late.Owner);
        var row = Assert.Single(await StoredRows.Of(servers.Of(store), "fence", Stop));
        Assert.Equal((1, 20, "Running"), (row.GetProperty("epoch").GetInt32(), row.GetProperty("tick").GetInt32(), row.GetProperty("state").GetString()));
        Assert.Equal(RunState.Running, Assert.Single(await member.Runs()).State);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Writers_that_race_do_not_take_the_run_back_from_the_newest(string store)
    {
        await using var member = await OneMember.Start(servers.Of(store), "race", Stop);
        // The newest sets out first, so that the others come after it.
        var writes = Enumerable.Range(0, 8).Reverse().Select(async epoch =>
        {
            try
            {
                await member.Registry.Keep(Record(epoch, tick: epoch), isFirst: true);
            }
            catch (SupersededException)
            {
                // A newer one was sooner.
            }
        });
        await Task.WhenAll(writes);

        Assert.Equal(7, Assert.Single(await member.Runs()).Epoch);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_placement_that_finds_a_newer_one_tells_nothing_and_ends(string store)
    {
        await using var member = await OneMember.Start(servers.Of(store), "zombie", Stop);
        var (old, now) = (member.Grains.GetGrain<IRunGrain>("run~0"), member.Grains.GetGrain<IRunGrain>("run~1"));
        var stride = new Stride { Ticks = 3, TakesSnapshot = true };
        await old.Start(Spec(epoch: 0), null, takesSnapshot: false);
        await old.Advance(stride);
        await now.Start(Spec(epoch: 1), null, takesSnapshot: false);

        await Assert.ThrowsAsync<LostRunException>(() => old.Advance(stride));
        await now.Advance(stride);
        await Assert.ThrowsAsync<LostRunException>(() => old.Advance(stride));
        await Assert.ThrowsAsync<LostRunException>(() => old.Start(Spec(epoch: 0), null, takesSnapshot: false));
        await old.End(Spec(epoch: 0), RunState.Done, 60);

        var run = Assert.Single(await member.Runs());
        Assert.Equal((1, 3, RunState.Running), (run.Epoch, run.Tick, run.State));
        await now.End(Spec(epoch: 1), RunState.Done, 3);
        Assert.Equal(RunState.Done, Assert.Single(await member.Runs()).State);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_end_of_a_run_is_written_also_where_nobody_knows_of_it(string store)
    {
        await using var member = await OneMember.Start(servers.Of(store), "end-elsewhere", Stop);
        var run = member.Grains.GetGrain<IRunGrain>("run~0");
        await run.Start(Spec(epoch: 0), null, takesSnapshot: false);

        // The silo that did the run is gone, and another is told of the end.
        await run.Stop();
        await member.Grains.GetGrain<IRunGrain>("run~elsewhere").End(Spec(epoch: 0), RunState.Done, 60);

        var listed = Assert.Single(await member.Runs());
        Assert.Equal((RunState.Done, 60), (listed.State, listed.Tick));
    }

    private static RunSpec Spec(int epoch) => new()
    {
        RunId = $"run~{epoch}",
        Run = "run",
        Epoch = epoch,
        Digest = "0123456789abcdef",
        Ticks = 60,
        Memory = new RunMemory { Shared = 1, PerPartition = 1 },
        File = Workload.Plan.Scenario.Name,
        Text = Workload.Plan.Scenario.Text,
        Overrides = [],
        Seed = 7,
        Replicate = 0,
        Partitions = 2,
    };

    private static RunRecord Record(int epoch, int tick, RunState state = RunState.Running, string? writer = null) => new()
    {
        Run = "run",
        Scenario = "a scenario",
        Digest = "0123456789abcdef",
        Seed = ulong.MaxValue,
        Replicate = 0,
        Ticks = 100,
        Tick = tick,
        Epoch = epoch,
        Writer = writer ?? $"silo of epoch {epoch}",
        State = state,
    };
}
