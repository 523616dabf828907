using StanceSim.Cluster.Client;
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

    public static RunPlan PlanOf(int round) => new() { Scenario = Workload, Key = new((ulong)round + 1) };

    /// <summary>What happened to the run's place in the cluster.</summary>
    public List<PlacementEvent> Events { get; } = [];

    /// <summary>Runs and writes the folder.</summary>
    public async Task<Manifest> Run(RunPlan plan, string folder, CancellationToken cancellation)
    {
        await using var connection = await ClusterConnection.Open(cluster.Settings, cancellation);
        var engine = connection.EngineWith(new GrainEngineOptions
        {
            Partitions = partitions,
            Recovers = true,
            MostTicksInWindow = 8,
            SnapshotEvery = TimeSpan.FromMilliseconds(50),
            Watcher = Events.Add,
        });
        await using var recorder = RunRecorder.Start(plan, folder);
        await foreach (var record in engine.Run(plan, cancellation))
        {
            await recorder.Add(record);
            foreach (var planned in disturbances.Where(planned => planned.Tick == record.Tick))
            {
                await cluster.Disturb(planned);
            }

            if (disturbances.Any(planned => planned.Kind == Disturbance.Freeze && planned.Tick + Frozen == record.Tick))
            {
                cluster.WakeFrozen();
            }
        }

        var recorded = await recorder.Finish();
        await cluster.Mend();
        return recorded.Manifest;
    }
}
