using StanceSim.Grains.Contracts;
using StanceSim.Grains.Placement;

namespace StanceSim.Grains.Silos;

/// <summary>Speaks for the silo on which it lives.</summary>
[GrainType("stancesim.silo"), PlacedOnSilo]
internal sealed class SiloGrain(SiloActivity activity, TimeProvider time) : Grain, ISiloGrain
{
    public Task<SiloFigures> Figures() => Task.FromResult(new SiloFigures
    {
        Messages = activity.Messages,
        Partitions = activity.Partitions,
        Actors = activity.Actors,
        Milliseconds = (long)time.GetElapsedTime(0).TotalMilliseconds,
    });
}
