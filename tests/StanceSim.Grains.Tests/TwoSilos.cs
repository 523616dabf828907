using Orleans.TestingHost;
using StanceSim.Grains.Hosting;

[assembly: AssemblyFixture(typeof(StanceSim.Grains.Tests.TwoSilos))]

namespace StanceSim.Grains.Tests;

/// <summary>A cluster of two silos in this process, with a client of its own, so that everything between them is serialized.</summary>
public sealed class TwoSilos : IAsyncLifetime
{
    private InProcessTestCluster? cluster;

    public IGrainFactory Grains => cluster!.Client;

    public IReadOnlyList<IServiceProvider> Silos => [.. cluster!.Silos.Select(silo => silo.ServiceProvider)];

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => silo.AddStanceSim());
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await cluster!.StopAllSilosAsync();
        await cluster.DisposeAsync();
    }
}
