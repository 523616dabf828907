namespace StanceSim.Grains.Hosting;

/// <summary>Holds a leaving silo between saying so in the membership table and deactivating its grains until every departure has finished.</summary>
/// <remarks>
/// Orleans does both in neighbouring stages with none between them. This one shares the stage in which the table is told, which
/// ends when all that is done in it has ended, and waits for the table first.
/// </remarks>
internal sealed class DepartureStage(ISiloStatusOracle silos, IEnumerable<ISiloDeparture> departures) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(DepartureStage), ServiceLifecycleStage.BecomeActive, _ => Task.CompletedTask, Depart);

    private async Task Depart(CancellationToken cancellation)
    {
        var told = new LeavingListener(silos.SiloAddress);
        silos.SubscribeToSiloStatusEvents(told);
        try
        {
            if (!LeavingListener.IsLeaving(silos.CurrentStatus))
            {
                await told.Leaving.WaitAsync(cancellation);
            }

            await Task.WhenAll(departures.Select(departure => departure.Finish(cancellation)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The silo may wait no longer: what it leaves behind is recovered as after a failure.
        }
        finally
        {
            silos.UnSubscribeFromSiloStatusEvents(told);
        }
    }

    private sealed class LeavingListener(SiloAddress self) : ISiloStatusListener
    {
        private readonly TaskCompletionSource leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Leaving => leaving.Task;

        public static bool IsLeaving(SiloStatus status) => status is SiloStatus.ShuttingDown or SiloStatus.Stopping or SiloStatus.Dead;

        public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
        {
            if (updatedSilo.Equals(self) && IsLeaving(status))
            {
                leaving.TrySetResult();
            }
        }
    }
}
