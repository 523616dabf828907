namespace StanceSim.Grains.Hosting;

/// <summary>What must be over before the grains of a leaving silo are deactivated, such as partitions that move to other silos.</summary>
public interface ISiloDeparture
{
    /// <summary>Called once, after the membership table says that the silo is shutting down, so that nothing new is placed on it.</summary>
    /// <param name="cancellation">Ends when the silo may wait no longer.</param>
    Task Finish(CancellationToken cancellation);
}
