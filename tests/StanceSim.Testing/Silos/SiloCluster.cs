using StanceSim.Testing.Stores;

namespace StanceSim.Testing.Silos;

/// <summary>Silo processes that share a store. Disposing it kills them all; the store stays.</summary>
/// <param name="store">Where they keep who is in the cluster.</param>
/// <param name="name">Name of the cluster.</param>
/// <param name="settings">More variables, such as <see cref="Patience"/>.</param>
public sealed class SiloCluster(IClusterStore store, string name, IReadOnlyDictionary<string, string?>? settings = null) : IAsyncDisposable
{
    private readonly List<SiloProcess> silos = [];

    /// <summary>Failure detection so slow that no silo of a machine that is busy testing is taken for dead.</summary>
    public static IReadOnlyDictionary<string, string?> Patience { get; } = new Dictionary<string, string?> { ["STANCESIM_PROBE_TIMEOUT"] = "20s" };

    public string Name => name;

    public IReadOnlyList<SiloProcess> Silos => silos;

    /// <summary>Variables with which a command is a client of this cluster.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; } = SiloProcess.EnvironmentOf(store, name);

    /// <summary>Starts a cluster and waits until every silo is ready.</summary>
    public static async Task<SiloCluster> Start(IClusterStore store, string name, int silos, CancellationToken cancellation, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var cluster = new SiloCluster(store, name, settings);
        for (var number = 1; number <= silos; number++)
        {
            cluster.Add($"silo-{number}");
        }

        await Task.WhenAll(cluster.Silos.Select(silo => silo.Ready(cancellation)));
        return cluster;
    }

    /// <summary>Starts one more silo; it is not ready yet.</summary>
    public SiloProcess Add(string siloName, params string[] more)
    {
        var silo = SiloProcess.Start(store, name, siloName, more, settings);
        silos.Add(silo);
        return silo;
    }

    /// <summary>Runs a command as a client of this cluster.</summary>
    public Task<Command> Run(CancellationToken cancellation, params string[] arguments) => Command.Run(Environment, cancellation, arguments);

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in silos)
        {
            await silo.DisposeAsync();
        }
    }
}
