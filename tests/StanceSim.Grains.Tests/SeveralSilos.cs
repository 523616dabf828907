using Orleans.Configuration;
using Orleans.TestingHost;
using StanceSim.Grains.Hosting;
using StanceSim.Grains.Runs;
using StanceSim.Grains.Silos;

namespace StanceSim.Grains.Tests;

/// <summary>A cluster of its own, to lose and add silos, quick to notice who is gone.</summary>
public sealed class SeveralSilos : IAsyncDisposable
{
    private readonly InProcessTestCluster cluster;

    private SeveralSilos(InProcessTestCluster cluster) => this.cluster = cluster;

    /// <summary>What happened to the run's placement.</summary>
    public List<PlacementEvent> Events { get; } = [];

    /// <summary>Parts of runs that live on its silos.</summary>
    public int Residents => cluster.Silos.Sum(silo => ResidentsOf(silo).Now);

    public static async Task<SeveralSilos> Start(int silos)
    {
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.ConfigureSilo((_, silo) => silo.AddStanceSim().Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
            options.NumMissedProbesLimit = 2;
            options.NumVotesForDeathDeclaration = 1;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(1);
        }));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new SeveralSilos(cluster);
    }

    public GrainEngine Engine(int partitions) => new(cluster.Client, new GrainEngineOptions
    {
        Partitions = partitions,
        Recovers = true,
        MostTicksInWindow = 3,
        SnapshotEvery = TimeSpan.FromMilliseconds(1),
        Watcher = Events.Add,
    });

    /// <summary>Kills a silo that partitions of the run live on, without a word to the others.</summary>
    public Task KillOne() => cluster.KillSiloAsync(Busiest());

    public Task StopOne() => cluster.StopSiloAsync(Busiest());

    /// <summary>Stops the silo on which the run's own grain lives, wherever its partitions are.</summary>
    public async Task StopRunner()
    {
        SiloAddress? place = null;
        while (place is null)
        {
            // There is none for a moment while the run moves.
            var grains = await cluster.Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
            place = grains.FirstOrDefault(grain => grain.GrainType.Contains(".RunGrain", StringComparison.Ordinal))?.SiloAddress;
        }

        await cluster.StopSiloAsync(cluster.Silos.Single(silo => silo.SiloAddress.Equals(place)));
    }

    public Task AddOne() => cluster.StartAdditionalSiloAsync();

    public async ValueTask DisposeAsync()
    {
        // Whoever ends a run does not wait long for its parts to hear it; a silo that stopped before it heard would wait for the run to move.
        await Task.WhenAll(cluster.Silos.Select(silo => ResidentsOf(silo).None.WaitAsync(TimeSpan.FromSeconds(10))));
        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();
    }

    private InProcessSiloHandle Busiest() => cluster.Silos.MaxBy(silo => ResidentsOf(silo).Now)!;

    private static ResidentCount ResidentsOf(InProcessSiloHandle silo) =>
        (ResidentCount)silo.ServiceProvider.GetService(typeof(ResidentCount))!;
}
