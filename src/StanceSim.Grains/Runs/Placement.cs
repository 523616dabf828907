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

    /// <summary>Times that the end of a run is told until somebody hears of it.</summary>
    private const int Times = 3;

    /// <summary>Times that a run says it does nothing before its answer counts as lost; after the first it may still be on its way.</summary>
    private const int IdleAnswers = 3;

    public RunSpec Spec => spec;

    public Task<Window> Start(Snapshot? from, bool takesSnapshot) => Watched(Run.Start(spec, from, takesSnapshot));

    public Task<Window> Advance(Stride stride) => Watched(Run.Advance(stride));

    /// <summary>Tells all that is left of it to go, since the run goes on elsewhere. Nobody answers: parts may be gone, and what cannot be told goes by idleness.</summary>
    public Task Stop() => Leave(Run.Stop);

    /// <summary>Tells that the run is over.</summary>
    public Task End(RunState state, int tick)
    {
        var bare = spec with { Text = "", Overrides = [], Injections = [] };
        return Leave(() => Run.End(bare, state, tick).WaitAsync(Patience, options.Time), options.Recovers ? Times : 1);
    }

    private async Task Leave(Func<Task> tell, int times = 1)
    {
        for (var isTold = false; !isTold && times > 0; times--)
        {
            try
            {
                await tell();
                isTold = true;
            }
            catch (Exception failure) when (Losses.IsLoss(failure))
            {
                // Its silo is gone and another may have it soon, or it waits for storage; partitions hear of it all the same.
            }
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
    /// Waits for an answer while the run works on it. A silo that stands still keeps its connections open, so a call to it, or
    /// through it, would wait for as long as the largest window may take; so would one whose answer was lost with the silo that
    /// was to pass it on.
    /// </summary>
    private async Task<Window> Watched(Task<Window> answer)
    {
        for (var idle = 0; options.Recovers;)
        {
            try
            {
                return await answer.WaitAsync(options.AskAfter, options.Time);
            }
            catch (TimeoutException) when (!answer.IsCompleted)
            {
                idle = await Run.Ping() ? 0 : idle + 1;
                if (idle == IdleAnswers)
                {
                    throw new LostRunException($"The answer of run {spec.RunId} was lost on its way.");
                }
            }
        }

        return await answer;
    }

    private IRunGrain Run => grains.GetGrain<IRunGrain>(spec.RunId);
}
