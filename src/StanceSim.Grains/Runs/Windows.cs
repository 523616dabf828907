using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Model;

namespace StanceSim.Grains.Runs;

/// <summary>How a run is cut, in actors and in ticks. Nothing of it shows in results.</summary>
internal static class Windows
{
    /// <summary>Numbers in a window, at most: 8 MiB.</summary>
    private const long MostNumbersInWindow = 1 << 20;

    /// <summary>Numbers that a recorded change is as large as, and one contribution to it.</summary>
    private const int NumbersInChange = 6, NumbersInContribution = 4;

    /// <summary>Positions below which dividing a run costs more than a second processor gives.</summary>
    private const int FewestCellsToDivide = 4_096;

    /// <summary>Number of partitions; encounters of a sequential rule follow one another through all actors, so they have one.</summary>
    public static int PartitionsFor(World world, GrainEngineOptions options)
    {
        var cells = (long)world.ActorCount * world.IssueCount;
        var wanted = options.Partitions ?? (cells < FewestCellsToDivide ? 1 : options.MostPartitions);
        return world.Rule.IsSequential ? 1 : Math.Clamp(wanted, 1, world.ActorCount);
    }

    /// <summary>Ticks in a window, so that progress shows, a stop is heard and memory stays bounded.</summary>
    public static int LengthFor(World world, GrainEngineOptions options, bool recordsChanges)
    {
        return (int)Math.Clamp(MostNumbersInWindow / Math.Max(1, NumbersOfTick(world, recordsChanges)), 1, options.MostTicksInWindow);
    }

    /// <summary>A window is one tick at least, and is told by one message to whoever follows the run.</summary>
    /// <exception cref="ResultsException">Even that is more than silos send at once.</exception>
    public static void MustTravel(RunPlan plan)
    {
        var bytes = sizeof(double) * NumbersOfTick(plan.Scenario.World, plan.RecordsChanges);
        if (bytes > WireContract.MostBytes)
        {
            throw new ResultsException(RunFolderProblems.TooMuchAtOnce(
                plan.Scenario.Name,
                $"A tick of this run tells up to {MemoryNeed.Text(bytes)}, and silos send at most {MemoryNeed.Text(WireContract.MostBytes)} at once.",
                plan.RecordsChanges));
        }
    }

    private static long NumbersOfTick(World world, bool recordsChanges)
    {
        var (cells, influences) = ((long)world.ActorCount * world.IssueCount, (long)world.Network.EdgeCount * world.IssueCount);
        return recordsChanges ? (cells * (1 + NumbersInChange)) + (influences * NumbersInContribution) : cells;
    }
}
