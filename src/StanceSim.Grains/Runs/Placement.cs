using StanceSim.Grains.Contracts;
using StanceSim.Model;

namespace StanceSim.Grains.Runs;

/// <summary>
/// One placement of a run on silos. Its grains have names of their own, so that a silo that was taken for dead and comes
/// back talks to nobody: that is the fence.
/// </summary>
internal sealed class Placement(IGrainFactory grains, RunSpec spec)
{
    public RunSpec Spec => spec;

    public Task<Window> Start(Snapshot? from, bool takesSnapshot) => Run.Start(spec, from, takesSnapshot);

    public Task<Window> Advance(Stride stride) => Run.Advance(stride);

    /// <summary>Tells all that is left of it to go. Nobody answers: parts may be gone, and what cannot be told goes by idleness.</summary>
    public async Task Stop()
    {
        try
        {
            await Run.Stop();
            for (var partition = 0; partition < spec.Partitions; partition++)
            {
                await grains.GetGrain<IPartitionGrain>(GrainKeys.Partition(spec.RunId, partition)).Stop();
            }
        }
        catch (Exception failure) when (Losses.IsLoss(failure))
        {
            // It cannot be told that it is over; it will notice that nobody asks any more.
        }
    }

    private IRunGrain Run => grains.GetGrain<IRunGrain>(spec.RunId);
}
