using Orleans.Concurrency;
using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Registry;

/// <summary>Reads the registry of runs on whatever silo is asked.</summary>
[GrainType("stancesim.registry"), StatelessWorker]
internal sealed class RegistryGrain(RunRegistry? registry = null) : Grain, IRegistryGrain
{
    public Task<RunRecord[]> Runs() => registry?.List() ?? Task.FromResult<RunRecord[]>([]);
}
