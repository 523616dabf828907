using Orleans.Placement;
using Orleans.Runtime.Placement;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Runs;

namespace StanceSim.Grains.Placement;

/// <summary>Puts an actor on the silo of its partition, so that a turn never crosses the network.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PlacedWithPartitionAttribute() : PlacementAttribute(new PlacedWithPartition());

[GenerateSerializer, Immutable, Alias("stancesim.PlacedWithPartition")]
internal sealed class PlacedWithPartition : PlacementStrategy;

internal sealed class PlacedWithPartitionDirector(IGrainFactory grains) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var partition = GrainKeys.PartitionOf(target.GrainIdentity.Key.ToString()!);
        return grains.GetGrain<IPartitionGrain>(partition).Locate();
    }
}
