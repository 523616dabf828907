using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using StanceSim.Grains.Actors;
using StanceSim.Grains.Placement;
using StanceSim.Grains.Runs;
using StanceSim.Grains.Silos;

namespace StanceSim.Grains.Hosting;

/// <summary>What a silo needs to take part in runs.</summary>
public static class SiloSetup
{
    public static ISiloBuilder AddStanceSim(this ISiloBuilder silo)
    {
        silo.Services.AddStanceSimContract();
        silo.Services.AddSingleton<Worlds>();
        silo.Services.AddSingleton<Seats>();
        silo.Services.AddSingleton<SiloActivity>();
        silo.Services.AddSingleton<ResidentCount>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, Leaving>();
        silo.AddPlacementDirector<PlacedWithPartition, PlacedWithPartitionDirector>();
        silo.AddPlacementDirector<SpreadOverSilos, SpreadOverSilosDirector>();
        silo.AddPlacementDirector<PlacedOnSilo, PlacedOnSiloDirector>();
        return silo;
    }

    /// <summary>Names the assembly of grains and wire records, which silos and clients need; Orleans would find it only if something of it was used already.</summary>
    public static IServiceCollection AddStanceSimContract(this IServiceCollection services) =>
        services.AddSerializer(serializer => serializer.AddAssembly(typeof(SiloSetup).Assembly));
}
