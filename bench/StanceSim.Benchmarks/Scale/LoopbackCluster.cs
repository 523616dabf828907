using StanceSim.Cluster.Client;
using StanceSim.Cluster.Settings;
using StanceSim.Grains.Runs;
using StanceSim.Testing.Silos;
using StanceSim.Testing.Stores;

namespace StanceSim.Benchmarks.Scale;

/// <summary>Silo processes on this machine, and a client of theirs in this process.</summary>
internal sealed class LoopbackCluster(SiloCluster silos, ClusterConnection connection) : IAsyncDisposable
{
    public IReadOnlyList<SiloProcess> Silos => silos.Silos;

    /// <param name="store">Where the silos keep who is in the cluster.</param>
    /// <param name="count">Silos.</param>
    /// <param name="isPatient">Detect failures slowly, so that silos of a busy machine are not taken for dead.</param>
    public static async Task<LoopbackCluster> Start(IClusterStore store, int count, bool isPatient = true)
    {
        var name = $"bench-{count}";
        var silos = await SiloCluster.Start(store, name, count, CancellationToken.None, isPatient ? SiloCluster.Patience : null);
        var settings = SettingsReader.Read(new SettingSources
        {
            Environment = SiloProcess.EnvironmentOf(store, name).ToDictionary(pair => pair.Key, pair => pair.Value!),
        });
        return new LoopbackCluster(silos, await ClusterConnection.Open(settings, CancellationToken.None));
    }

    public GrainEngine EngineWith(int partitions, Action<PlacementEvent>? watcher = null) => connection.EngineWith(partitions, watcher);

    public GrainEngine EngineWith(GrainEngineOptions options) => connection.EngineWith(options);

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await silos.DisposeAsync();
    }
}
