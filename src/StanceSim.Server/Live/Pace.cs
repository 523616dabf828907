namespace StanceSim.Server.Live;

/// <summary>Says when a run may do its next tick: at once, at a rate, one by one, or not until told.</summary>
/// <param name="time">The clock.</param>
internal sealed class Pace(TimeProvider time)
{
    /// <summary>Ticks in a second, at most, where a rate is given.</summary>
    public const double MostTicksPerSecond = 1000;

    private static readonly TimeSpan Forever = TimeSpan.MaxValue;

    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private double? rate;
    private bool isPaused;
    private bool isStopped;
    private int steps;
    private long lastTurn;

    public bool IsPaused
    {
        get
        {
            lock (gate)
            {
                return isPaused;
            }
        }
    }

    /// <summary>Ticks in a second; null: as fast as it goes.</summary>
    public double? TicksPerSecond
    {
        get
        {
            lock (gate)
            {
                return rate;
            }
        }
    }

    public void Play() => Change(() => (isPaused, steps) = (false, 0));

    /// <summary>No tick after the one that is being done.</summary>
    public void Pause() => Change(() => (isPaused, steps) = (true, 0));

    /// <summary>So many ticks more, at once, then none.</summary>
    public void Step(int ticks) => Change(() => (isPaused, steps) = (true, steps + ticks));

    public void SetRate(double? ticksPerSecond) => Change(() => rate = ticksPerSecond);

    /// <summary>No tick any more: whoever waits for a turn is told that there is none.</summary>
    public void Stop() => Change(() => isStopped = true);

    /// <summary>Waits for the next tick's turn; false when there will be none.</summary>
    public async ValueTask<bool> NextTurn(CancellationToken cancellation)
    {
        while (true)
        {
            TimeSpan wait;
            Task change;
            lock (gate)
            {
                if (isStopped)
                {
                    return false;
                }

                wait = Wait();
                if (wait <= TimeSpan.Zero)
                {
                    return true;
                }

                change = changed.Task;
            }

            await Either(change, wait, cancellation);
        }
    }

    /// <summary>How long until the next turn; takes it when that is now.</summary>
    private TimeSpan Wait()
    {
        if (isPaused)
        {
            if (steps == 0)
            {
                return Forever;
            }

            steps--;
            return TimeSpan.Zero;
        }

        if (rate is not { } perSecond)
        {
            return TimeSpan.Zero;
        }

        var now = time.GetTimestamp();
        var interval = (long)(time.TimestampFrequency / perSecond);
        var left = lastTurn + interval - now;
        if (left > 0)
        {
            // Timers count milliseconds; what is left of one would be waited for in vain, and the last of it round to none.
            return TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(time.GetElapsedTime(0, left).TotalMilliseconds)));
        }

        // A late turn is made up for by the next ones, but a long halt is not.
        lastTurn = Math.Max(lastTurn + interval, now - interval);
        return TimeSpan.Zero;
    }

    private async Task Either(Task change, TimeSpan wait, CancellationToken cancellation)
    {
        if (wait == Forever)
        {
            await change.WaitAsync(cancellation);
            return;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var first = await Task.WhenAny(change, Task.Delay(wait, time, enough.Token));
        await enough.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        await first;
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            changed.SetResult();
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
