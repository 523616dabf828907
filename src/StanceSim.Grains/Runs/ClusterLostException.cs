namespace StanceSim.Grains.Runs;

/// <summary>The cluster was away for longer than a run waits. The run can be resumed from its folder.</summary>
public sealed class ClusterLostException(TimeSpan waited, Exception last)
    : Exception($"The cluster has not answered for {waited.TotalSeconds:0} s: {last.Message}", last)
{
    /// <summary>How long the run waited.</summary>
    public TimeSpan Waited => waited;
}
