using StanceSim.Model;

namespace StanceSim.Experiments.Runs;

/// <summary>What a fork does before it goes its own way, as its parent did: computed in this process, and told without changes.</summary>
/// <param name="plan">A fork.</param>
public sealed class Prelude(RunPlan plan)
{
    private readonly int tick = plan.Fork?.Tick ?? throw new ArgumentException("The plan is no fork.", nameof(plan));
    private readonly LocalRun run = new(plan with { RecordsChanges = false, From = null });

    /// <summary>Its frames, from 0 to that of the fork.</summary>
    public IEnumerable<TickRecord> Frames()
    {
        yield return run.Tell();
        while (run.Tick < tick)
        {
            run.Step();
            yield return run.Tell();
        }
    }

    /// <summary>All that is needed to go on, once the frames were told.</summary>
    public Snapshot End() => run.TakeSnapshot();
}
