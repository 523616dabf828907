using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Dashboard;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Settings;
using StanceSim.Server.Access;
using StanceSim.Server.Hosting;

namespace StanceSim.Server.Api;

/// <summary>The API with one silo in this process, which needs no other service, or on the silos of a cluster: what <c>stancesim serve</c> starts.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly Ground ground;
    private readonly IHost host;

    private ApiServer(Ground ground, IHost host) => (this.ground, this.host) = (ground, host);

    /// <summary>Where it listens, with the port that it got.</summary>
    public Uri Address => new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First()
        ?? throw new InvalidOperationException("The server does not listen."));

    /// <summary>Address to open in a browser: with a code that works once, where a token is asked for.</summary>
    public Uri LaunchAddress => host.Services.GetRequiredService<Sessions>().LaunchCode is { } code ? new Uri(Address, $"/login?token={code}") : Address;

    /// <summary>Services, for tests.</summary>
    internal IServiceProvider Services => host.Services;

    /// <summary>Starts it.</summary>
    /// <param name="settings">What it is told.</param>
    /// <param name="listen">Address and port; port 0: any that is free.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <param name="cluster">The cluster whose silos do its runs; null: a silo in this process.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="ClusterException">No silo of the cluster answers.</exception>
    public static async Task<ApiServer> Start(ApiSettings settings, IPEndPoint listen, CancellationToken cancellation, ClusterSettings? cluster = null)
    {
        if (!IPAddress.IsLoopback(listen.Address) && string.IsNullOrEmpty(settings.Token))
        {
            throw new ArgumentException("An address that other machines reach needs a token.", nameof(settings));
        }

        if (cluster is not null)
        {
            // Silos of a cluster count for Orleans' pages anyway.
            settings = settings with { IsEmbedded = false, ShowsOrleans = true, Name = cluster.SiloName };
        }

        Directory.CreateDirectory(settings.Runs);
        var ground = await Ground.Start(settings, cluster, cancellation);
        try
        {
            var host = Build(settings, listen, ground);
            await host.StartAsync(cancellation);
            return new ApiServer(ground, host);
        }
        catch
        {
            await ground.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(TimeSpan.FromSeconds(10));
        host.Dispose();
        await ground.DisposeAsync();
    }

    private static IHost Build(ApiSettings settings, IPEndPoint listen, Ground ground) => new HostBuilder()
        .ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddFilter("StanceSim", LogLevel.Debug))
        .ConfigureServices(services =>
        {
            services.AddSingleton(ground).AddSingleton(ground.Grains).AddRouting().AddStanceSimApi(settings);
            if (settings.ShowsOrleans)
            {
                services.AddOrleansDashboardPages();
            }
        })
        .ConfigureWebHost(web => web
            .UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = Guard.MostBodyBytes;
                kestrel.Limits.MaxConcurrentConnections = 1_000;
                kestrel.Limits.MaxConcurrentUpgradedConnections = settings.ViewersAtOnce;
                kestrel.Listen(listen);
            })
            .Configure(app => app
                .UseStanceSimApi()
                .UseRouting()
                .UseEndpoints(endpoints =>
                {
                    endpoints.MapStanceSimApi();
                    if (settings.ShowsOrleans)
                    {
                        // They are no part of our API.
                        endpoints.MapGroup("").ExcludeFromDescription().MapOrleansDashboard(OrleansDashboard.Path);
                    }
                })))
        .Build();
}
