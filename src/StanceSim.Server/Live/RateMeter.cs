namespace StanceSim.Server.Live;

/// <summary>Ticks and messages in the last seconds.</summary>
/// <param name="time">The clock.</param>
internal sealed class RateMeter(TimeProvider time)
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private long since = time.GetTimestamp();
    private int ticks;
    private long messages;
    private (double Ticks, double Messages) last;

    public void Count(int sent)
    {
        lock (gate)
        {
            Turn();
            ticks++;
            messages += sent;
        }
    }

    /// <summary>Ticks and messages a second.</summary>
    public (double Ticks, double Messages) Now()
    {
        lock (gate)
        {
            Turn();
            return last;
        }
    }

    private void Turn()
    {
        var elapsed = time.GetElapsedTime(since);
        if (elapsed >= Span)
        {
            last = (ticks / elapsed.TotalSeconds, messages / elapsed.TotalSeconds);
            (since, ticks, messages) = (time.GetTimestamp(), 0, 0);
        }
    }
}
