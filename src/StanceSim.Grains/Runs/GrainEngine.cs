using System.Runtime.CompilerServices;
using StanceSim.Experiments.Runs;

namespace StanceSim.Grains.Runs;

/// <summary>Runs a plan on grains: the same step as the local engine, with the same bits, for any number of partitions and silos.</summary>
/// <param name="grains">The cluster to run on.</param>
/// <param name="options">How the run is placed on it.</param>
/// <param name="worlds">The embedded silo's worlds, to hand over the one that was read already; null for a remote cluster.</param>
public sealed class GrainEngine(IGrainFactory grains, GrainEngineOptions options, Worlds? worlds = null) : IRunEngine
{
    public string Name => "grains";

    /// <summary>The run that is going on, for live queries; null before and after.</summary>
    public LiveRun? Live { get; private set; }

    /// <summary>Told of the run when it begins, or goes on from a snapshot, before its first window; null: nobody is.</summary>
    public Action<LiveRun>? Begun { get; set; }

    public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (options.Recovers)
        {
            Windows.MustTravel(plan);
        }

        var execution = new Execution(grains, options, worlds, plan);
        var live = new LiveRun(grains, execution, plan);
        Begun?.Invoke(live);
        try
        {
            while (!execution.IsOver)
            {
                var isLast = cancellation.IsCancellationRequested;
                await foreach (var record in execution.Next(isLast, cancellation))
                {
                    Live ??= live;
                    yield return record;
                }

                if (isLast && !execution.IsOver)
                {
                    cancellation.ThrowIfCancellationRequested();
                }
            }
        }
        finally
        {
            Live = null;
            await execution.End();
        }
    }
}
