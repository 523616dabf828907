using Microsoft.Extensions.Options;
using StanceSim.Grains.Silos;

namespace StanceSim.Grains.Hosting;

/// <summary>
/// Lets runs move away before a silo stops. The others know by then that it is leaving, so each run is placed anew without
/// it at its next window; what has not gone in time is recovered like any other loss.
/// </summary>
internal sealed class Leaving(ResidentCount residents, IOptions<LeavingOptions> options) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>
    /// In the stage in which membership tells that the silo is leaving; the next stage down, in which grains are deactivated,
    /// begins when all of this one are done.
    /// </summary>
    private const int Stage = ServiceLifecycleStage.BecomeActive;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(Leaving), Stage, _ => Task.CompletedTask, WaitForResidents);

    private async Task WaitForResidents(CancellationToken cancellation)
    {
        try
        {
            await residents.None.WaitAsync(options.Value.Patience, cancellation);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            // Whoever runs them notices that they are gone.
        }
    }
}
