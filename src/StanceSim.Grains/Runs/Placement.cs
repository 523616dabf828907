using StanceSim.Grains.Contracts;
using StanceSim.Model;

namespace StanceSim.Grains.Runs;

/// <summary>
/// One placement of a run on silos. Its grains have names of their own, so that a silo that was taken for dead and comes
/// back talks to nobody: that is the fence.
/// </summary>
internal sealed class Placement(IGrainFactory grains, RunSpec spec, GrainEngineOptions options)
{
    /// <summary>How long the end of a run may take to be written; where storage is away it is written later, and nobody waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public RunSpec Spec => spec;

    public Task<Window> Start(Snapshot? from, bool takesSnapshot) => Watched(Run.Start(spec, from, takesSnapshot));

    public Task<Window> Advance(Stride stride) => Watched(Run.Advance(stride));

    /// <summary>Tells all that is left of it to go, since the run goes on elsewhere. Nobody answers: parts may be gone, and what cannot be told goes by idleness.</summary>
    public Task Stop() => Leave(Run.Stop);

    /// <summary>Tells that the run is over.</summary>
    public Task End(RunState state, int tick) => Leave(() => Run.End(state, tick).WaitAsync(Patience, options.Time));

    private async Task Leave(Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (Exception failure) when (Losses.IsLoss(failure))
        {
            // Its silo is gone, or it waits for storage; partitions hear of it all the same.
        }

        try
        {
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

    /// <summary>
    /// Waits for an answer while the run can be reached. A silo that stands still keeps its connections open, so a call to it,
    /// or through it, would wait for as long as the largest window may take.
    /// </summary>
    private async Task<Window> Watched(Task<Window> answer)
    {
        while (options.Recovers)
        {
            try
            {
                return await answer.WaitAsync(options.AskAfter, options.Time);
            }
            catch (TimeoutException) when (!answer.IsCompleted)
            {
                await Run.Ping();
            }
        }

        return await answer;
    }

    private IRunGrain Run => grains.GetGrain<IRunGrain>(spec.RunId);
}
