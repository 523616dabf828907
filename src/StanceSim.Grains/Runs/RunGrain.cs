using StanceSim.Grains.Contracts;
using StanceSim.Model;

namespace StanceSim.Grains.Runs;

/// <summary>
/// Owns one placement of a run. Partitions exchange their mail among themselves; this grain only starts windows, gathers
/// what they tell, and notices when silos come or go.
/// </summary>
[GrainType("stancesim.run")]
internal sealed class RunGrain(IClusterMembershipService membership, ILocalSiloDetails silo) : Grain, IRunGrain
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private IPartitionGrain[] partitions = [];
    private HashSet<SiloAddress> silos = [];

    /// <summary>See <see cref="Neighbour"/>.</summary>
    private int neighbour = -1;

    public async Task<Window> Start(RunSpec spec, Snapshot? from, bool takesSnapshot)
    {
        DelayDeactivation(Patience);
        silos = ActiveSilos();
        partitions = [.. Enumerable.Range(0, spec.Partitions)
            .Select(number => GrainFactory.GetGrain<IPartitionGrain>(GrainKeys.Partition(spec.RunId, number)))];
        var window = await Gather(partition => partition.Start(spec, from, takesSnapshot));
        neighbour = await Neighbour();
        return window;
    }

    public Task<Window> Advance(Stride stride)
    {
        DelayDeactivation(Patience);
        return partitions.Length > 0
            ? Gather(partition => partition.Advance(stride with { Teller = neighbour }))
            : throw new LostRunException($"Run {this.GetPrimaryKeyString()} was not started here.");
    }

    public Task Ping() => Task.CompletedTask;

    public async Task Stop()
    {
        await Task.WhenAll(partitions.Select(partition => partition.Stop()));
        DeactivateOnIdle();
    }

    /// <summary>Asks all partitions. Fails with the first that fails: the others may wait for it in vain.</summary>
    private async Task<Window> Gather(Func<IPartitionGrain, Task<PartitionWindow>> ask)
    {
        var asked = partitions.Select(ask).ToArray();
        await foreach (var one in Task.WhenEach(asked))
        {
            await one;
        }

        return new Window { Partitions = await Task.WhenAll(asked), SilosChanged = !silos.SetEquals(ActiveSilos()) };
    }

    /// <summary>A partition that lives here while others live elsewhere: it knows their positions, so that they need not be sent here twice. Negative: none.</summary>
    private async Task<int> Neighbour()
    {
        var places = partitions.Length == 1 ? [] : await Task.WhenAll(partitions.Select(partition => partition.Locate()));
        return places.All(silo.SiloAddress.Equals) ? -1 : Array.IndexOf(places, silo.SiloAddress);
    }

    private HashSet<SiloAddress> ActiveSilos() =>
        [.. membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress)];
}
