using System.Runtime.CompilerServices;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Contracts;
using StanceSim.Model;

namespace StanceSim.Grains.Runs;

/// <summary>Runs a plan on grains: the same step as the local engine, with the same bits, for any number of partitions and silos.</summary>
/// <param name="grains">The cluster to run on.</param>
/// <param name="partitions">Number of partitions, ≥ 1.</param>
/// <param name="worlds">The embedded silo's worlds, to hand over the one that was read already; null for a remote cluster.</param>
public sealed class GrainEngine(IGrainFactory grains, int partitions, Worlds? worlds = null) : IRunEngine
{
    /// <summary>Numbers in the frames of a window, at most: 32 MiB of positions.</summary>
    private const int MostCellsInWindow = 4 << 20;

    /// <summary>Ticks in a window, at most, so that progress shows and a stop is heard.</summary>
    private const int MostTicksInWindow = 32;

    public string Name => "grains";

    /// <summary>The run that is going on, for live queries; null before and after.</summary>
    public LiveRun? Live { get; private set; }

    public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var world = plan.Scenario.World;
        var spec = SpecOf(plan, world);
        worlds?.Put(spec.RunId, world);
        var run = grains.GetGrain<IRunGrain>(spec.RunId);
        try
        {
            var assembly = new WindowAssembly(world, spec.Partitions);
            var record = assembly.First(await run.Start(spec));
            Live = new LiveRun(grains, world, spec);
            yield return record;
            for (var tick = 0; tick < world.Ticks && !assembly.IsStill;)
            {
                cancellation.ThrowIfCancellationRequested();
                var ticks = WindowLength(world, world.Ticks - tick);
                var window = await run.Advance(ticks);
                for (var place = 0; place < ticks && !assembly.IsStill; place++)
                {
                    yield return assembly.Next(window, place);
                }

                tick += ticks;
            }
        }
        finally
        {
            Live = null;
            await run.Stop();
        }
    }

    private RunSpec SpecOf(RunPlan plan, World world) => new()
    {
        RunId = $"{plan.Scenario.Name}-{Guid.NewGuid():N}",
        File = plan.Scenario.Name,
        Text = plan.Scenario.Text,
        Overrides = [.. plan.Scenario.Overrides.Select(set => KeyValuePair.Create(set.Path, set.Value))],
        Seed = plan.Key.Seed,
        Replicate = plan.Key.Replicate,
        // Encounters of a sequential rule follow one another through all actors, so they have one partition.
        Partitions = world.Rule.IsSequential ? 1 : Math.Clamp(partitions, 1, world.ActorCount),
        TellsChanges = plan.RecordsChanges,
    };

    private static int WindowLength(World world, int left) =>
        Math.Min(left, Math.Clamp(MostCellsInWindow / Math.Max(1, world.ActorCount * world.IssueCount), 1, MostTicksInWindow));
}
