using System.Runtime.CompilerServices;

namespace StanceSim.Experiments.Runs;

/// <summary>The kernel in a loop, on the caller's thread.</summary>
/// <param name="time">Says when checkpoints are due; null: the system's clock.</param>
public sealed class LocalEngine(TimeProvider? time = null) : IRunEngine
{
    public string Name => "local";

    public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var clock = new CheckpointClock(plan.CheckpointEvery, time ?? TimeProvider.System);
        var run = new LocalRun(plan);
        if (plan.From is null)
        {
            yield return run.Tell(clock);
        }

        while (!run.IsOver)
        {
            var isLast = cancellation.IsCancellationRequested;
            run.Step();
            yield return run.Tell(clock, isLast);
            if (isLast && !run.IsOver)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        await Task.CompletedTask.ConfigureAwait(true);
    }
}
