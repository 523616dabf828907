using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Dashboard;
using StanceSim.Grains.Hosting;
using StanceSim.Grains.Runs;
using StanceSim.Server.Access;
using StanceSim.Server.Hosting;

namespace StanceSim.Server.Api;

/// <summary>The API with one silo in this process: what <c>stancesim serve</c> starts. It needs no other service.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly EmbeddedSilo silo;
    private readonly IHost host;

    private ApiServer(EmbeddedSilo silo, IHost host) => (this.silo, this.host) = (silo, host);

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
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ApiServer> Start(ApiSettings settings, IPEndPoint listen, CancellationToken cancellation)
    {
        if (!IPAddress.IsLoopback(listen.Address) && string.IsNullOrEmpty(settings.Token))
        {
            throw new ArgumentException("An address that other machines reach needs a token.", nameof(settings));
        }

        settings = settings with { OrleansDashboard = OrleansDashboard.Address };
        Directory.CreateDirectory(settings.Runs);
        var silo = await EmbeddedSilo.Start(cancellation, builder => builder.AddOrleansDashboard());
        try
        {
            var host = Build(settings, listen, silo);
            await host.StartAsync(cancellation);
            return new ApiServer(silo, host);
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(TimeSpan.FromSeconds(10));
        host.Dispose();
        await silo.DisposeAsync();
    }

    private static IHost Build(ApiSettings settings, IPEndPoint listen, EmbeddedSilo silo) => new HostBuilder()
        .ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddFilter("StanceSim", LogLevel.Debug))
        .ConfigureServices(services => services
            .AddSingleton(silo.Services.GetRequiredService<IGrainFactory>())
            .AddSingleton(silo.Services.GetRequiredService<Worlds>())
            .AddOrleansDashboardPages()
            .AddRouting()
            .AddStanceSimApi(settings))
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
                    endpoints.MapOrleansDashboard(OrleansDashboard.Path);
                })))
        .Build();
}
