namespace StanceSim.Experiments.Runs;

/// <summary>Says when the next checkpoint is due, so that their cost is a share of the time and not of the ticks.</summary>
/// <param name="every">Time from one to the next; zero: always due; infinite: never.</param>
/// <param name="time">The clock.</param>
public sealed class CheckpointClock(TimeSpan every, TimeProvider time)
{
    /// <summary>Time from one checkpoint to the next unless somebody says otherwise: 5 s. A run that is over before pays nothing for them.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    private long last = time.GetTimestamp();

    /// <summary>True when a checkpoint is due; counts as taken then.</summary>
    public bool Strikes()
    {
        if (every < TimeSpan.Zero || time.GetElapsedTime(last) < every)
        {
            return false;
        }

        last = time.GetTimestamp();
        return true;
    }
}
