namespace StanceSim.Grains.Hosting;

/// <summary>How a silo leaves its cluster.</summary>
public sealed class LeavingOptions
{
    /// <summary>How long it waits for runs to move to other silos; default 10 s. A window of most runs takes far less.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long nobody may work at the runs that are left before it waits no longer; default 2 s.</summary>
    public TimeSpan IdleAtMost { get; set; } = TimeSpan.FromSeconds(2);
}
