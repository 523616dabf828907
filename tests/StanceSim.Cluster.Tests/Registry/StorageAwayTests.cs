using StanceSim.Cluster.Stores;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Runs;
using StanceSim.Testing.Stores;

namespace StanceSim.Cluster.Tests.Registry;

/// <summary>Storage that goes away in the middle of a run pauses it, says so, and the run goes on, with the bytes of an undisturbed one.</summary>
public sealed class StorageAwayTests
{
    private const int Tick = 12;

    private readonly TaskCompletionSource paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PlacementEvent> events = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. ClusterStores.Kinds];

    public static MatrixTheoryData<string, bool> Ways => new(ClusterStores.Kinds, [true, false]);

    [Theory, MemberData(nameof(Ways))]
    public async Task A_run_waits_for_its_storage_and_goes_on(string kind, bool isKilled)
    {
        await using var store = await ClusterStores.Start(kind, Stop);
        await using var member = await OneMember.Start(store, "away", Stop);
        var (told, mending) = (new List<string>(), Task.CompletedTask);
        await foreach (var record in member.Engine(Watch).Run(Workload.Plan, Stop))
        {
            told.Add(Workload.LineOf(record));
            if (record.Tick == Tick)
            {
                await Away(store, isKilled);
                mending = Mend(store, isKilled);
            }
        }

        await mending;
        Assert.Equal(await Workload.Undisturbed(Stop), told);
        Assert.Equal([PlacementEventKind.Paused, PlacementEventKind.Resumed], events.Select(happened => happened.Kind));
        Assert.All(events, happened => Assert.Equal(Tick, happened.Tick));
        Assert.Matches($@"^{kind} 127\.0\.0\.1:\d+(/postgres)? cannot be reached: .+[^.]$", events[0].Reason);
        var run = Assert.Single(await member.Runs());
        Assert.Equal((RunState.Done, 60, 0), (run.State, run.Tick, run.Epoch));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_run_that_is_over_waits_for_nothing_and_its_end_is_written_later(string kind)
    {
        await using var store = await ClusterStores.Start(kind, Stop);
        await using var member = await OneMember.Start(store, "end", Stop);
        await foreach (var record in member.Engine(Watch).Run(Workload.Plan, Stop))
        {
            if (record.Tick == 60)
            {
                await store.Kill();
            }
        }

        Assert.Empty(events);
        await store.Restart(Stop);
        Assert.Equal(RunState.Done, await Ended(member));
    }

    /// <summary>How the run is in the registry once that no longer has it as running.</summary>
    private static async Task<RunState> Ended(OneMember member)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var state = RunState.Running;
        while (state == RunState.Running && await timer.WaitForNextTickAsync(Stop))
        {
            state = await StateOf(member) ?? state;
        }

        return state;
    }

    /// <summary>Null while the store has not found its way back to those who ask it.</summary>
    private static async Task<RunState?> StateOf(OneMember member)
    {
        try
        {
            return Assert.Single(await member.Runs()).State;
        }
        catch (Exception away) when (StoreFailure.Is(away))
        {
            return null;
        }
    }

    /// <summary>Back only once the run was seen to wait: it must have noticed by itself.</summary>
    private async Task Mend(IClusterStore store, bool isKilled)
    {
        await paused.Task.WaitAsync(Stop);
        if (isKilled)
        {
            await store.Restart(Stop);
        }
        else
        {
            store.Continue();
        }
    }

    private static async Task Away(IClusterStore store, bool isKilled)
    {
        if (isKilled)
        {
            await store.Kill();
        }
        else
        {
            store.Pause();
        }
    }

    private void Watch(PlacementEvent happened)
    {
        events.Add(happened);
        if (happened.Kind == PlacementEventKind.Paused)
        {
            paused.TrySetResult();
        }
    }
}
