using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Dashboard;
using StanceSim.Cluster.Hosting;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Stores;
using StanceSim.Server.Access;
using StanceSim.Server.Figures;
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
        await Start(host, settings, stop);
        host.Services.GetRequiredService<Readiness>().Join();
        await Stopped(stop);
        using var patience = new CancellationTokenSource(settings.LeaveTimeout);
        await host.StopAsync(patience.Token);
    }

    private static async Task Start(IHost host, ClusterSettings settings, CancellationToken stop)
    {
        try
        {
            await host.StartAsync(stop);
        }
        catch (Exception exception) when (Listening.ProblemOf(exception, settings) is { } problem)
        {
            throw problem;
        }
        catch (Exception exception) when (StoreFailure.Is(exception))
        {
            throw StoreFailure.Of(settings, exception);
        }
    }

    /// <summary>Services start in this order and stop in the opposite one: HTTP answers before the silo joins and until it has left.</summary>
    private static IHost Build(ClusterSettings settings) => new HostBuilder()
        .ConfigureServices(services => services
            .AddSingleton(settings)
            .Configure<HostOptions>(options => options.ShutdownTimeout = settings.LeaveTimeout)
            .AddSiloLogging(settings.Log)
            .AddAccessRules(new AccessRules { Token = settings.Token, TrustsThisMachine = true })
            .AddSingleton<Readiness>()
            .AddFigures(settings.SiloName)
            .AddRouting())
        .ConfigureWebHost(web => web
            .UseKestrelCore()
            .ConfigureKestrel(Limits)
            .UseUrls(settings.Http.ToString())
            .Configure(Serve))
        .UseOrleans((_, silo) => silo
            .UseCluster(settings)
            .AddOrleansDashboard())
        .Build();

    private static void Serve(IApplicationBuilder app) => app
        .UseAccessRules()
        .UseRouting()
        .UseEndpoints(endpoints =>
        {
            endpoints.MapHealth(endpoints.ServiceProvider.GetRequiredService<Readiness>());
            endpoints.MapFigures();
            endpoints.MapOrleansDashboard(OrleansDashboard.Path);
        });

    private static void Limits(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = 1 << 20;
        options.Limits.MaxConcurrentConnections = 1_000;
    }

    private static async Task Stopped(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(() => stopped.TrySetResult());
        await stopped.Task;
    }
}
