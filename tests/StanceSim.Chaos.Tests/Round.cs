using StanceSim.Cluster.Client;
using StanceSim.Cluster.Problems;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Scenarios;
using StanceSim.Testing;

namespace StanceSim.Chaos.Tests;

/// <summary>One run on a cluster that is disturbed meanwhile.</summary>
internal sealed class Round(DisturbedCluster cluster, PlannedDisturbance[] disturbances, int partitions)
{
    /// <summary>Ticks for which a frozen silo stands still at least.</summary>
    private const int Frozen = 60;

    private const string Ticks = "260";

    private static readonly string WorkloadFile = RepositoryFiles.At("bench", "scenarios", "thirty-actors.yaml");

    public static Scenario Workload { get; } = ScenarioReader.ReadFile(WorkloadFile, [new Override("time.ticks", Ticks)]).Scenario!;

    public static RunPlan PlanOf(int round) => new()
    {
        Scenario = Workload,
        Key = new((ulong)round + 1),
        CheckpointEvery = TimeSpan.FromMilliseconds(20),
    };

    private readonly List<PlannedDisturbance> pending = [.. disturbances.Where(planned => planned.Kind != Disturbance.KillClient)];

    private readonly List<int> wakings = [];

    private readonly Hand hand = new();

    /// <summary>What happened to the run's place in the cluster.</summary>
    public List<PlacementEvent> Events { get; } = [];

    /// <summary>Times that the client went away and its run was resumed by another.</summary>
    public int Resumptions { get; private set; }

    /// <summary>Client processes that were killed.</summary>
    public int KilledClients { get; private set; }

    /// <summary>Runs and writes the folder.</summary>
    public async Task Run(RunPlan plan, string folder, CancellationToken cancellation)
    {
        if (disturbances.FirstOrDefault(planned => planned.Kind == Disturbance.KillClient) is { } killed)
        {
            await using var client = ClientProcess.Start(cluster.Environment, WorkloadFile, ["--set", $"time.ticks={Ticks}"], plan, partitions, folder);
            if (!await client.IsKilledOnItsWay(killed.Delay, cancellation))
            {
                return;
            }

            KilledClients++;
        }

        var recorder = KilledClients > 0 ? Resumed(folder) : RunRecorder.Start(plan, folder);
        while (true)
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (await IsFollowedToTheEnd(recorder, gone.Token))
            {
                break;
            }

            // Only now: a client that is told to stop tells the cluster, one that is gone does not.
            await gone.CancelAsync();
            await recorder.DisposeAsync();
            recorder = Resumed(folder);
        }

        await using (recorder)
        {
            await recorder.Finish();
            await hand.Then(cluster.Mend);
        }
    }

    private RunRecorder Resumed(string folder)
    {
        Resumptions++;
        return RunRecorder.Resume(folder).Recorder ?? throw new InvalidOperationException("A run that was not finished is finished.");
    }

    /// <summary>Follows the run as one client; false: that client went away in the middle, and tells nobody.</summary>
    private async Task<bool> IsFollowedToTheEnd(RunRecorder recorder, CancellationToken cancellation)
    {
        var isHere = true;
        await using var connection = await Connect(cancellation);
        var engine = connection.EngineWith(new GrainEngineOptions
        {
            Partitions = partitions,
            Recovers = true,
            MostTicksInWindow = 8,
            SnapshotEvery = TimeSpan.FromMilliseconds(50),
            Watcher = happened =>
            {
                if (Volatile.Read(ref isHere))
                {
                    Events.Add(happened);
                }
            },
        });

        // Left as it is when the client goes away: disposing it would tell the grains that the run is over.
        var records = engine.Run(recorder.Plan, cancellation).GetAsyncEnumerator(cancellation);
        while (await Next(records))
        {
            var record = records.Current;
            await recorder.Add(record);
            if (LosesClientAt(record.Tick))
            {
                Volatile.Write(ref isHere, false);
                Abandon(records.MoveNextAsync().AsTask());
                return false;
            }
        }

        await records.DisposeAsync();
        return true;
    }

    private async Task<bool> Next(IAsyncEnumerator<TickRecord> records)
    {
        var next = records.MoveNextAsync().AsTask();
        await await Task.WhenAny(next, hand.Failure);
        return await next;
    }

    /// <summary>An answer was asked for, and whoever asked goes away before it comes.</summary>
    private static void Abandon(Task answer) => answer.ContinueWith(
        late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Whoever resumes a run while the cluster is away is told so, and tries again when it is back.</summary>
    private async Task<ClusterConnection> Connect(CancellationToken cancellation)
    {
        try
        {
            return await ClusterConnection.Open(cluster.Settings, cancellation);
        }
        catch (ClusterException)
        {
            await hand.Then(cluster.Mend);
            return await ClusterConnection.Open(cluster.Settings, cancellation);
        }
    }

    /// <summary>Sets off what is planned for a tick, once, and does not wait for it; true: the client is to go away.</summary>
    private bool LosesClientAt(int tick)
    {
        var losesClient = false;
        foreach (var planned in pending.Where(planned => planned.Tick <= tick).ToArray())
        {
            pending.Remove(planned);
            losesClient |= planned.Kind == Disturbance.LoseClient;
            if (planned.Kind != Disturbance.LoseClient)
            {
                hand.Then(async () =>
                {
                    await Task.Delay(planned.Delay);
                    await cluster.Disturb(planned);
                });
            }

            if (planned.Kind == Disturbance.Freeze)
            {
                wakings.Add(planned.Tick + Frozen);
            }
        }

        if (wakings.RemoveAll(waking => waking <= tick) > 0)
        {
            hand.Then(cluster.WakeFrozen);
        }

        return losesClient;
    }
}
