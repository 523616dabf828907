using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace StanceSim.Grains.Placement;

/// <summary>Puts a grain on the silo that its key names, and nowhere else.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PlacedOnSiloAttribute() : PlacementAttribute(new PlacedOnSilo());

[GenerateSerializer, Immutable, Alias("stancesim.PlacedOnSilo")]
internal sealed class PlacedOnSilo : PlacementStrategy;

internal sealed class PlacedOnSiloDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString()!; // a grain with a text for a key always has one
        var silo = SiloAddress.FromParsableString(key);
        return context.GetCompatibleSilos(target).Contains(silo)
            ? Task.FromResult(silo)
            : throw new OrleansException($"There is no silo {key}.");
    }
}
