namespace StanceSim.Grains.Runs;

/// <summary>Has a run wait for the cluster's storage, for as long as that is away, and tells whoever watches once.</summary>
internal sealed class StoragePause(GrainEngineOptions options)
{
    private TimeSpan next;
    private bool isPaused;

    /// <summary>Waits before the next attempt: twice as long each time, up to <see cref="GrainEngineOptions.AskStorageEvery"/>.</summary>
    /// <param name="storage">What is away, for people.</param>
    /// <param name="tick">Last frame that was told.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task Wait(string storage, int tick, CancellationToken cancellation)
    {
        if (!isPaused)
        {
            (isPaused, next) = (true, options.RetryEvery);
            options.Watcher?.Invoke(new PlacementEvent(PlacementEventKind.Paused, tick, tick, storage));
        }

        await Task.Delay(next, options.Time, cancellation);
        next = next * 2 < options.AskStorageEvery ? next * 2 : options.AskStorageEvery;
    }

    public void End(int tick)
    {
        if (isPaused)
        {
            options.Watcher?.Invoke(new PlacementEvent(PlacementEventKind.Resumed, tick, tick));
        }

        isPaused = false;
    }
}
