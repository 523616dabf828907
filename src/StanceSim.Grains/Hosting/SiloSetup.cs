using Microsoft.Extensions.DependencyInjection;
using StanceSim.Grains.Actors;
using StanceSim.Grains.Partitions;
using StanceSim.Grains.Placement;
using StanceSim.Grains.Runs;

namespace StanceSim.Grains.Hosting;

/// <summary>What a silo needs to take part in runs.</summary>
public static class SiloSetup
{
    public static ISiloBuilder AddStanceSim(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<Worlds>();
        silo.Services.AddSingleton<Seats>();
        silo.Services.AddSingleton<PartitionCount>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, Leaving>();
        silo.AddPlacementDirector<PlacedWithPartition, PlacedWithPartitionDirector>();
        silo.AddPlacementDirector<SpreadOverSilos, SpreadOverSilosDirector>();
        return silo;
    }
}
