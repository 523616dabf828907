namespace StanceSim.Grains.Contracts;

/// <summary>Reads the registry of runs for those outside of the cluster. It has no state: any silo answers.</summary>
[GrainInterfaceType("stancesim.registry"), Alias("stancesim.IRegistryGrain")]
public interface IRegistryGrain : IGrainWithIntegerKey
{
    /// <summary>The runs that go on, the oldest first, and then those that ended of late, the latest first. None where the silos have no registry.</summary>
    [Alias("runs")]
    Task<RunRecord[]> Runs();
}
