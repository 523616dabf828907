using System.Runtime.CompilerServices;

namespace StanceSim.Experiments.Runs;

/// <summary>
/// Does forks with an engine that knows nothing of them. What comes before the fork is computed in this process and told
/// without changes, so that outcomes can count what was sent then; from there the engine goes on. Other plans it does as they are.
/// </summary>
public sealed class ForkingEngine(IRunEngine engine) : IRunEngine
{
    public string Name => engine.Name;

    public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (plan is { Fork: { } fork, From: null })
        {
            var before = new LocalRun(plan with { RecordsChanges = false });
            yield return before.Tell();
            while (before.Tick < fork.Tick)
            {
                cancellation.ThrowIfCancellationRequested();
                before.Step();
                yield return before.Tell();
            }

            plan = plan with { From = before.TakeSnapshot() };
        }

        await foreach (var record in engine.Run(plan, cancellation))
        {
            yield return record;
        }
    }
}
