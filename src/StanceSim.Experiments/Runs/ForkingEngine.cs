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
        if (plan is { Fork: not null, From: null })
        {
            var before = new Prelude(plan);
            foreach (var record in before.Frames())
            {
                cancellation.ThrowIfCancellationRequested();
                yield return record;
            }

            plan = plan with { From = before.End() };
        }

        await foreach (var record in engine.Run(plan, cancellation))
        {
            yield return record;
        }
    }
}
