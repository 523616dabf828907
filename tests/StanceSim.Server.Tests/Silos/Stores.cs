using StanceSim.Testing.Stores;

[assembly: AssemblyFixture(typeof(StanceSim.Server.Tests.Silos.Stores))]

namespace StanceSim.Server.Tests.Silos;

/// <summary>One server of each kind for all tests; each test names a cluster of its own in it.</summary>
public sealed class Stores : IAsyncLifetime
{
    private readonly Dictionary<string, IClusterStore> all = [];

    public IClusterStore Of(string kind) => all[kind];

    public async ValueTask InitializeAsync()
    {
        foreach (var kind in ClusterStores.Kinds)
        {
            all.Add(kind, await ClusterStores.Start(kind, CancellationToken.None));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in all.Values)
        {
            await store.DisposeAsync();
        }
    }
}
