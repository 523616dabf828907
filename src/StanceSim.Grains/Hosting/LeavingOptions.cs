namespace StanceSim.Grains.Hosting;

/// <summary>How a silo leaves its cluster.</summary>
public sealed class LeavingOptions
{
    /// <summary>How long it waits for runs to move to other silos; default 10 s. A window of most runs takes far less.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);
}
