using Orleans.Placement;
using Orleans.Runtime.Placement;
using StanceSim.Grains.Runs;

namespace StanceSim.Grains.Placement;

/// <summary>Deals partitions out to the silos in turn, so that each has its share.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SpreadOverSilosAttribute() : PlacementAttribute(new SpreadOverSilos());

[GenerateSerializer, Immutable, Alias("stancesim.SpreadOverSilos")]
internal sealed class SpreadOverSilos : PlacementStrategy;

internal sealed class SpreadOverSilosDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        Array.Sort(silos);
        var partition = GrainKeys.PartitionNumber(target.GrainIdentity.Key.ToString()!);
        return Task.FromResult(silos[partition % silos.Length]);
    }
}
