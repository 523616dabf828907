namespace StanceSim.Grains.Silos;

/// <summary>How many grains that are parts of runs live on this silo, runs and partitions, so that a silo that leaves can wait for them to go. Thread-safe.</summary>
public sealed class ResidentCount
{
    private readonly Lock gate = new();
    private TaskCompletionSource none = Completed();
    private int now;

    public int Now
    {
        get
        {
            lock (gate)
            {
                return now;
            }
        }
    }

    /// <summary>Completes when there are none.</summary>
    public Task None
    {
        get
        {
            lock (gate)
            {
                return none.Task;
            }
        }
    }

    internal void Add()
    {
        lock (gate)
        {
            none = now++ == 0 ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : none;
        }
    }

    internal void Remove()
    {
        lock (gate)
        {
            if (--now == 0)
            {
                none.SetResult();
            }
        }
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
