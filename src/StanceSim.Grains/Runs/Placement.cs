using StanceSim.Grains.Contracts;
using StanceSim.Model;

namespace StanceSim.Grains.Runs;

/// <summary>
/// One placement of a run on silos. Its grains have names of their own, so that a silo that was taken for dead and comes
/// back talks to nobody: that is the fence.
/// </summary>
internal sealed class Placement(IGrainFactory grains, RunSpec spec, GrainEngineOptions options)
{
    /// <summary>How long whoever is told that it is over may take to hear it; where storage is away its end is written later, and nobody waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Parts that are there hear at once that they are to go.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Times that each part is told.</summary>
    private const int Times = 5;

    /// <summary>Times that a run says it does nothing before its answer counts as lost; after the first it may still be on its way.</summary>
    private const int IdleAnswers = 3;

    public RunSpec Spec => spec;

    public Task<Window> Start(Snapshot? from, bool takesSnapshot) => Watched(Run.Start(spec, from, takesSnapshot));

    public Task<Window> Advance(Stride stride) => Watched(Run.Advance(stride));

    /// <summary>Tells all that is left of it to go, since the run goes on elsewhere. That waits for nobody: parts may be gone.</summary>
    public Task Stop() => Leave(Run.Stop, Glance);

    /// <summary>Tells that the run is over.</summary>
    public Task End(RunState state, int tick)
    {
        var bare = spec with { Text = "", Overrides = [], Injections = [] };
        return Leave(() => Run.End(bare, state, tick), Patience);
    }

    /// <summary>Tells everybody at once, and goes on telling those who do not hear it when there is no more time to wait for them.</summary>
    private Task Leave(Func<Task> tellRun, TimeSpan atMost)
    {
        var partitions = Enumerable.Range(0, spec.Partitions).Select(number => grains.GetGrain<IPartitionGrain>(GrainKeys.Partition(spec.RunId, number)));
        var told = Task.WhenAll([Told(tellRun), .. partitions.Select(partition => Told(partition.Stop))]);
        return Task.WhenAny(told, Task.Delay(atMost, options.Time));
    }

    /// <summary>Tells again until it is heard. A silo may be gone, with the message or with who was told, and another has the grain then; what nobody can be told goes by idleness.</summary>
    private async Task Told(Func<Task> tell)
    {
        for (var left = Times; left > 0; left--)
        {
            try
            {
                await tell().WaitAsync(Patience, options.Time);
                return;
            }
            catch (Exception failure) when (Losses.IsLoss(failure) || failure is ObjectDisposedException)
            {
                await Task.Delay(options.RetryEvery, options.Time);
            }
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
