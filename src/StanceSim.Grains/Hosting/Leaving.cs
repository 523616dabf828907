using Microsoft.Extensions.Options;
using StanceSim.Grains.Silos;

namespace StanceSim.Grains.Hosting;

/// <summary>
/// Lets runs move away before a silo stops. The others know by then that it is leaving, so each run is placed anew without
/// it at its next window. Runs that nobody works at are not waited for: some were placed elsewhere and could not say so, since
/// others take a silo that leaves for gone. What has not gone in time is recovered like any other loss.
/// </summary>
internal sealed class Leaving(ResidentCount residents, IOptions<LeavingOptions> options) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>
    /// In the stage in which membership tells that the silo is leaving; the next stage down, in which grains are deactivated,
    /// begins when all of this one are done.
    /// </summary>
    private const int Stage = ServiceLifecycleStage.BecomeActive;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(Leaving), Stage, _ => Task.CompletedTask, WaitForResidents);

    private async Task WaitForResidents(CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(options.Value.Patience);
        using var timer = new PeriodicTimer(LookEvery);
        // Who leaves gives runs their time from now on.
        residents.Work().Dispose();
        try
        {
            while (!residents.None.IsCompleted && residents.Idle < options.Value.IdleAtMost)
            {
                await timer.WaitForNextTickAsync(late.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever runs them notices that they are gone.
        }
    }
}
