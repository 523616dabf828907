using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Runs;

/// <summary>Owns one run. Partitions exchange their mail among themselves; this grain only starts windows and gathers what they tell.</summary>
[GrainType("stancesim.run")]
internal sealed class RunGrain : Grain, IRunGrain
{
    private IPartitionGrain[] partitions = [];

    public async Task<Window> Start(RunSpec spec)
    {
        partitions = [.. Enumerable.Range(0, spec.Partitions)
            .Select(number => GrainFactory.GetGrain<IPartitionGrain>(GrainKeys.Partition(spec.RunId, number)))];
        var slices = await Task.WhenAll(partitions.Select(partition => partition.Start(spec)));
        return new Window { Slices = [.. slices.Select(slice => new[] { slice })] };
    }

    public async Task<Window> Advance(int ticks) =>
        new() { Slices = await Task.WhenAll(partitions.Select(partition => partition.Advance(ticks))) };

    public async Task Stop()
    {
        await Task.WhenAll(partitions.Select(partition => partition.Stop()));
        DeactivateOnIdle();
    }
}
