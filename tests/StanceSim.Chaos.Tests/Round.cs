using StanceSim.Cluster.Client;
using StanceSim.Cluster.Problems;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Chaos.Tests;

/// <summary>One run on a cluster that is disturbed meanwhile.</summary>
internal sealed class Round(DisturbedCluster cluster, PlannedDisturbance[] disturbances, int partitions)
{
    /// <summary>Ticks for which a frozen silo stands still at least.</summary>
    private const int Frozen = 60;

    public static Scenario Workload { get; } = ScenarioReader.ReadFile(
        Path.Combine(Repository.Root, "bench", "scenarios", "thirty-actors.yaml"), [new Override("time.ticks", "260")]).Scenario!;

    public static RunPlan PlanOf(int round) => new()
    {
        Scenario = Workload,
        Key = new((ulong)round + 1),
        CheckpointEvery = TimeSpan.FromMilliseconds(20),
    };

    private readonly List<PlannedDisturbance> pending = [.. disturbances];

    private readonly List<int> wakings = [];

    /// <summary>What happened to the run's place in the cluster.</summary>
    public List<PlacementEvent> Events { get; } = [];

    /// <summary>Times that the client went away and its run was resumed by another.</summary>
    public int Resumptions { get; private set; }

    /// <summary>Runs and writes the folder.</summary>
    public async Task<Manifest> Run(RunPlan plan, string folder, CancellationToken cancellation)
    {
        var recorder = RunRecorder.Start(plan, folder);
        while (!await IsFollowedToTheEnd(recorder, cancellation))
        {
            await recorder.DisposeAsync();
            Resumptions++;
            recorder = RunRecorder.Resume(folder).Recorder ?? throw new InvalidOperationException("A run that was not finished is finished.");
        }

        await using (recorder)
        {
            var recorded = await recorder.Finish();
            await cluster.Mend();
            return recorded.Manifest;
        }
    }

    /// <summary>Follows the run as one client; false: that client went away in the middle, and tells nobody.</summary>
    private async Task<bool> IsFollowedToTheEnd(RunRecorder recorder, CancellationToken cancellation)
    {
        await using var connection = await Connect(cancellation);
        var engine = connection.EngineWith(new GrainEngineOptions
        {
            Partitions = partitions,
            Recovers = true,
            MostTicksInWindow = 8,
            SnapshotEvery = TimeSpan.FromMilliseconds(50),
            Watcher = Events.Add,
        });

        // Left as it is when the client goes away: disposing it would tell the grains that the run is over.
        var records = engine.Run(recorder.Plan, cancellation).GetAsyncEnumerator(cancellation);
        while (await records.MoveNextAsync())
        {
            await recorder.Add(records.Current);
            if (await LosesClientAt(records.Current.Tick))
            {
                return false;
            }
        }

        await records.DisposeAsync();
        return true;
    }

    /// <summary>Whoever resumes a run while the cluster is away is told so, and tries again when it is back.</summary>
    private async Task<ClusterConnection> Connect(CancellationToken cancellation)
    {
        try
        {
            return await ClusterConnection.Open(cluster.Settings, cancellation);
        }
        catch (ClusterException)
        {
            await cluster.Mend();
            return await ClusterConnection.Open(cluster.Settings, cancellation);
        }
    }

    /// <summary>Does what is planned for a tick, once; true: the client is to go away.</summary>
    private async Task<bool> LosesClientAt(int tick)
    {
        var losesClient = false;
        foreach (var planned in pending.Where(planned => planned.Tick <= tick).ToArray())
        {
            pending.Remove(planned);
            losesClient |= planned.Kind == Disturbance.LoseClient;
            if (planned.Kind != Disturbance.LoseClient)
            {
                await cluster.Disturb(planned);
            }

            if (planned.Kind == Disturbance.Freeze)
            {
                wakings.Add(planned.Tick + Frozen);
            }
        }

        if (wakings.RemoveAll(waking => waking <= tick) > 0)
        {
            cluster.WakeFrozen();
        }

        return losesClient;
    }
}
