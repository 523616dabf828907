using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StanceSim.Cluster.Hosting;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Tests.Settings;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Registry;
using StanceSim.Grains.Runs;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Stores;

namespace StanceSim.Cluster.Tests.Registry;

/// <summary>A cluster of one silo in this process, on a store, as <c>silo</c> would make it a member.</summary>
internal sealed class OneMember : IAsyncDisposable
{
    private readonly IHost host;

    private OneMember(IHost host, ClusterSettings settings) => (this.host, Settings) = (host, settings);

    public ClusterSettings Settings { get; }

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public RunRegistry Registry => host.Services.GetRequiredService<RunRegistry>();

    public static async Task<OneMember> Start(IClusterStore store, string cluster, CancellationToken cancellation)
    {
        var settings = Reading.Of(
            ("STANCESIM_CLUSTER", cluster),
            ("STANCESIM_STORE", store.Kind),
            ("STANCESIM_CONNECTION", store.Connection),
            ("STANCESIM_SILO_PORT", FreePort.Next().ToString(CultureInfo.InvariantCulture)),
            ("STANCESIM_GATEWAY_PORT", FreePort.Next().ToString(CultureInfo.InvariantCulture)));
        await ClusterSilo.Prepare(settings, cancellation);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ApplicationName = "stancesim" });
        builder.UseOrleans(silo => silo.UseCluster(settings));
        var host = builder.Build();
        await host.StartAsync(cancellation);
        return new OneMember(host, settings);
    }

    /// <summary>The engine of a client that recovers and asks for a snapshot with every window, of three ticks.</summary>
    public GrainEngine Engine(Action<PlacementEvent>? watcher = null) => new(Grains, new GrainEngineOptions
    {
        Partitions = 3,
        Recovers = true,
        MostTicksInWindow = 3,
        SnapshotEvery = TimeSpan.Zero,
        Watcher = watcher,
    });

    /// <summary>The registry as a client of the cluster sees it.</summary>
    public Task<RunRecord[]> Runs() => Grains.GetGrain<IRegistryGrain>(0).Runs();

    public async ValueTask DisposeAsync()
    {
        // Nothing is left to hand over.
        await host.StopAsync(new CancellationToken(canceled: true));
        host.Dispose();
    }
}
