using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StanceSim.Cluster.Hosting;
using StanceSim.Cluster.Settings;
using StanceSim.Server.Health;

namespace StanceSim.Server.Hosting;

/// <summary>A silo of a cluster and what it serves over HTTP.</summary>
public static class SiloServer
{
    /// <summary>Starts a silo, waits until it is told to stop, and lets it leave the cluster in order.</summary>
    /// <exception cref="Cluster.Problems.ClusterException">The silo may not join, or cannot.</exception>
    public static async Task Run(ClusterSettings settings, CancellationToken stop)
    {
        await ClusterSilo.Prepare(settings, stop);
        using var host = Build(settings);
        await host.StartAsync(stop);
        host.Services.GetRequiredService<Readiness>().Join();
        await Stopped(stop);
        using var patience = new CancellationTokenSource(settings.LeaveTimeout);
        await host.StopAsync(patience.Token);
    }

    /// <summary>Services start in this order and stop in the opposite one: HTTP answers before the silo joins and until it has left.</summary>
    private static IHost Build(ClusterSettings settings) => new HostBuilder()
        .ConfigureServices(services => services
            .AddSingleton(settings)
            .AddSiloLogging(settings.Log)
            .AddSingleton<Readiness>()
            .AddRouting())
        .ConfigureWebHost(web => web
            .UseKestrelCore()
            .UseUrls(settings.Http.ToString())
            .Configure(Serve))
        .UseOrleans((_, silo) => silo.UseCluster(settings))
        .Build();

    private static void Serve(IApplicationBuilder app) => app
        .UseRouting()
        .UseEndpoints(endpoints => endpoints
            .MapHealth());

    private static async Task Stopped(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(() => stopped.TrySetResult());
        await stopped.Task;
    }
}
