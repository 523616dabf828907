using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StanceSim.Cluster.Settings;

namespace StanceSim.Server.Health;

/// <summary>Whether the silo takes work: it has joined and was not told to leave.</summary>
internal sealed partial class Readiness : IReadiness
{
    private readonly ILogger<Readiness> log;
    private readonly ClusterSettings settings;
    private volatile bool hasJoined;
    private volatile bool isLeaving;

    public Readiness(ILogger<Readiness> log, ClusterSettings settings, IHostApplicationLifetime lifetime)
    {
        (this.log, this.settings) = (log, settings);
        lifetime.ApplicationStopping.Register(Leave);
        lifetime.ApplicationStopped.Register(() => LogLeft(log, settings.SiloName));
    }

    public Task<bool> IsReady(CancellationToken cancellation) => Task.FromResult(hasJoined && !isLeaving);

    public void Join()
    {
        hasJoined = true;
        LogReady(log, settings.SiloName, settings.Cluster, settings.Advertise.ToString(), settings.SiloPort, settings.GatewayPort, settings.Http);
    }

    private void Leave()
    {
        isLeaving = true;
        LogLeaving(log, settings.SiloName);
    }

    [LoggerMessage(1, LogLevel.Information, "Silo {Name} is ready: cluster {Cluster}, {Address}, silo port {SiloPort}, gateway port {GatewayPort}, {Http}")]
    private static partial void LogReady(ILogger log, string name, string cluster, string address, int siloPort, int gatewayPort, Uri http);

    [LoggerMessage(2, LogLevel.Information, "Silo {Name} is leaving")]
    private static partial void LogLeaving(ILogger log, string name);

    [LoggerMessage(3, LogLevel.Information, "Silo {Name} has left")]
    private static partial void LogLeft(ILogger log, string name);
}
