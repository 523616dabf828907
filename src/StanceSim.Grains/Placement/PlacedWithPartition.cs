using Orleans.Placement;
using Orleans.Runtime.Placement;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Runs;

namespace StanceSim.Grains.Placement;

/// <summary>Puts an actor on the silo of its partition, so that a turn never crosses the network.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PlacedWithPartitionAttribute() : PlacementAttribute(new PlacedWithPartition());

[GenerateSerializer, Immutable, Alias("stancesim.PlacedWithPartition")]
internal sealed class PlacedWithPartition : PlacementStrategy
{
    /// <summary>Where a partition that seats its actors says on which silo it is.</summary>
    public const string SiloKey = "stancesim.silo";
}

internal sealed class PlacedWithPartitionDirector(IGrainFactory grains) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        if (target.RequestContextData?.GetValueOrDefault(PlacedWithPartition.SiloKey) is SiloAddress silo)
        {
            return Task.FromResult(silo);
        }

        var partition = GrainKeys.PartitionOf(target.GrainIdentity.Key.ToString()!);
        return grains.GetGrain<IPartitionGrain>(partition).Locate();
    }
}
