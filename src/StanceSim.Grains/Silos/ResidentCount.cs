namespace StanceSim.Grains.Silos;

/// <summary>How many grains that are parts of runs live on this silo, runs and partitions, and when they were last at work, so that a silo that leaves can wait for them to go. Thread-safe.</summary>
/// <param name="time">The silo's clock.</param>
public sealed class ResidentCount(TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource none = Completed();
    private int now;
    private int atWork;
    private long lastWork;

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

    /// <summary>Time since one of them was last at work; zero while one is.</summary>
    public TimeSpan Idle
    {
        get
        {
            lock (gate)
            {
                return atWork > 0 ? TimeSpan.Zero : time.GetElapsedTime(lastWork);
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

    /// <summary>One of them is at work until this is disposed.</summary>
    internal IDisposable Work() => new Spell(this);

    private void Count(int change)
    {
        lock (gate)
        {
            atWork += change;
            lastWork = time.GetTimestamp();
        }
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private sealed class Spell : IDisposable
    {
        private readonly ResidentCount count;

        public Spell(ResidentCount count)
        {
            this.count = count;
            count.Count(1);
        }

        public void Dispose() => count.Count(-1);
    }
}
