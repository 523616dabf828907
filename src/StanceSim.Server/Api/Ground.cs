using Microsoft.Extensions.DependencyInjection;
using StanceSim.Cluster.Client;
using StanceSim.Cluster.Settings;
using StanceSim.Grains.Hosting;
using StanceSim.Grains.Runs;
using StanceSim.Server.Hosting;

namespace StanceSim.Server.Api;

/// <summary>What a server does its runs on: a silo in this process, or the silos of a cluster.</summary>
/// <param name="Owner">The silo or the connection.</param>
/// <param name="Grains">The way to grains.</param>
/// <param name="EngineWith">Makes the engine of a run.</param>
internal sealed record Ground(IAsyncDisposable Owner, IGrainFactory Grains, Func<GrainEngineOptions, GrainEngine> EngineWith) : IAsyncDisposable
{
    public static Task<Ground> Start(ApiSettings settings, ClusterSettings? cluster, CancellationToken cancellation) =>
        cluster is null ? Embedded(settings, cancellation) : On(cluster, cancellation);

    public ValueTask DisposeAsync() => Owner.DisposeAsync();

    private static async Task<Ground> Embedded(ApiSettings settings, CancellationToken cancellation)
    {
        var silo = await EmbeddedSilo.Start(cancellation, settings.ShowsOrleans ? builder => builder.AddOrleansDashboard() : null);
        return new Ground(silo, silo.Services.GetRequiredService<IGrainFactory>(), silo.EngineWith);
    }

    private static async Task<Ground> On(ClusterSettings cluster, CancellationToken cancellation)
    {
        var connection = await ClusterConnection.Open(cluster, cancellation, client => client.Services.AddDashboardGrains());
        return new Ground(connection, connection.Client, connection.EngineWith);
    }
}
