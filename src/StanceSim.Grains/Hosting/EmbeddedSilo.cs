using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StanceSim.Grains.Runs;

namespace StanceSim.Grains.Hosting;

/// <summary>One silo in this process, on loopback, that needs no service.</summary>
public sealed class EmbeddedSilo : IAsyncDisposable
{
    private readonly IHost host;

    private EmbeddedSilo(IHost host) => this.host = host;

    /// <summary>Starts the silo on free ports of the loopback interface.</summary>
    public static async Task<EmbeddedSilo> Start(CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var (siloPort, gatewayPort) = FreePorts();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort, gatewayPort)
            .AddStanceSim());
        var host = builder.Build();
        await host.StartAsync(cancellation);
        return new EmbeddedSilo(host);
    }

    /// <summary>Services of the silo, for clients in this process.</summary>
    public IServiceProvider Services => host.Services;

    public GrainEngine EngineWith(int partitions) =>
        new(host.Services.GetRequiredService<IGrainFactory>(), partitions, host.Services.GetRequiredService<Worlds>());

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        return (((IPEndPoint)silo.LocalEndpoint).Port, ((IPEndPoint)gateway.LocalEndpoint).Port);
    }
}
