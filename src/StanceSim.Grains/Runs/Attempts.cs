namespace StanceSim.Grains.Runs;

/// <summary>Counts failures without progress, tells whoever watches, and gives up when it takes too long.</summary>
internal sealed class Attempts(GrainEngineOptions options)
{
    private long? since;
    private bool isWaiting;

    public void Succeeded(int tick, int from)
    {
        if (since is not null)
        {
            options.Watcher?.Invoke(new PlacementEvent(PlacementEventKind.Recovered, tick, from));
        }

        (since, isWaiting) = (null, false);
    }

    /// <summary>Waits a little before the next attempt.</summary>
    /// <exception cref="ClusterLostException">The cluster has been away for too long.</exception>
    public async Task Failed(Exception failure, int tick, int from, CancellationToken cancellation)
    {
        if (since is null)
        {
            since = options.Time.GetTimestamp();
            options.Watcher?.Invoke(new PlacementEvent(PlacementEventKind.Lost, tick, from, failure.Message));
        }
        else if (!isWaiting)
        {
            isWaiting = true;
            options.Watcher?.Invoke(new PlacementEvent(PlacementEventKind.Waiting, tick, from, failure.Message));
        }

        if (options.Time.GetElapsedTime(since.Value) > options.GiveUpAfter)
        {
            throw new ClusterLostException(options.GiveUpAfter, failure);
        }

        await Task.Delay(options.RetryEvery, options.Time, cancellation);
    }
}
