using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using StanceSim.Grains.Runs;

namespace StanceSim.Grains.Hosting;

/// <summary>One silo in this process that needs no service and opens no port.</summary>
public sealed class EmbeddedSilo : IAsyncDisposable
{
    private readonly IHost host;
    private Task? stopping;

    private EmbeddedSilo(IHost host) => this.host = host;

    /// <summary>Services of the silo, for clients in this process.</summary>
    public IServiceProvider Services => host.Services;

    public static async Task<EmbeddedSilo> Start(CancellationToken cancellation)
    {
        // No configuration files, environment, logging or console lifetime: they would only cost start-up.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            DisableDefaults = true,
            ApplicationName = "stancesim",
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.UseOrleans(Configure);
        var host = builder.Build();
        await host.StartAsync(cancellation);
        return new EmbeddedSilo(host);
    }

    /// <param name="partitions">Parts the actors are divided into, ≥ 1; null: as the world's size suggests.</param>
    public GrainEngine EngineWith(int? partitions) => EngineWith(new GrainEngineOptions { Partitions = partitions });

    public GrainEngine EngineWith(GrainEngineOptions options) =>
        new(host.Services.GetRequiredService<IGrainFactory>(), options, host.Services.GetRequiredService<Worlds>());

    /// <summary>
    /// Lets the silo go, and does not wait for it: runs have ended and nothing of it outlives the process, so nothing needs
    /// handing over, and stopping takes as long as a small run.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        stopping ??= Stop();
        return ValueTask.CompletedTask;
    }

    private async Task Stop()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await host.StopAsync(new CancellationToken(canceled: true));
        host.Dispose();
    }

    private static void Configure(ISiloBuilder silo)
    {
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("embedded", "stancesim"));
        silo.Configure<SiloOptions>(options => options.SiloName = "embedded");
        silo.Configure<EndpointOptions>(options =>
        {
            // A name only: nothing listens there.
            (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (IPAddress.Loopback, 1, 0);
        });
        silo.Services.AddSingleton<IMembershipTable, OneSiloMembership>();
        silo.AddStanceSim();
        NoTransport.Use(silo.Services);
    }
}
