using Microsoft.Extensions.Hosting;

namespace StanceSim.Server.Health;

/// <summary>Whether a server of the API takes work: it has started and was not told to stop, and a silo answers.</summary>
internal sealed class ServerReadiness(IGrainFactory grains, IHostApplicationLifetime lifetime) : IReadiness
{
    /// <summary>A silo that takes longer would keep those who start a run waiting, too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<bool> IsReady(CancellationToken cancellation)
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return false;
        }

        try
        {
            return (await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellation).WaitAsync(Patience, cancellation)).Count > 0;
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException or InvalidOperationException or ObjectDisposedException)
        {
            return false;
        }
    }
}
