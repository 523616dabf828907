using StanceSim.Experiments.Results;
using StanceSim.Model;

namespace StanceSim.Experiments.Runs;

/// <summary>The memory that a run takes, told before it begins: an upper bound for either engine, fitted to measured runs of up to a million actors.</summary>
/// <remarks>docs/operations.md, Capacity plan, has the runs and the commands that measure them.</remarks>
public static class MemoryNeed
{
    /// <summary>Bytes that the program takes without a run.</summary>
    public const long Program = 100_000_000;

    private const long PerActor = 1_000;
    private const long PerPosition = 270;
    private const long PerTie = 27;

    /// <summary>A change is kept until its rows are written, and so is each contribution to it.</summary>
    private const long PerRecordedChange = 250, PerRecordedContribution = 250;

    /// <summary>Bytes at the run's peak.</summary>
    public static long Of(RunPlan plan)
    {
        var world = plan.Scenario.World;
        return Program + OfWorld(world) + (plan.RecordsChanges ? OfRecording(world) : 0);
    }

    /// <summary>Bytes of the world and of whole frames, wherever a part of the run is done.</summary>
    public static long OfWorld(World world) =>
        (PerActor * world.ActorCount) + (PerPosition * PositionsIn(world)) + (PerTie * world.Network.EdgeCount);

    /// <summary>Bytes of the changes of a tick and of what they are made of, where all of them are recorded; partitions share them.</summary>
    public static long OfRecording(World world) =>
        (PerRecordedChange * PositionsIn(world)) + (PerRecordedContribution * world.Network.EdgeCount * world.IssueCount);

    /// <summary>Throws <see cref="ResultsException"/> with SIM6024 where the run does not fit into the memory that this process may use.</summary>
    public static void Check(RunPlan plan) => Check(plan, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <param name="plan">The run to come.</param>
    /// <param name="available">Bytes that there are.</param>
    internal static void Check(RunPlan plan, long available)
    {
        if (Of(plan) > available)
        {
            throw new ResultsException(RunFolderProblems.DoesNotFit(
                plan.Scenario.Name,
                $"The run takes about {Text(Of(plan))} of memory, and this process may use {Text(available)}.",
                isOnSilo: false,
                plan.RecordsChanges));
        }
    }

    /// <summary>Bytes as people read them, in steps of a tenth of a gigabyte or of ten megabytes.</summary>
    public static string Text(long bytes) => bytes >= 1_000_000_000
        ? FormattableString.Invariant($"{bytes / 1e9:0.0} GB")
        : FormattableString.Invariant($"{Math.Max(1, Math.Ceiling(bytes / 1e7)) * 10:0} MB");

    private static long PositionsIn(World world) => (long)world.ActorCount * world.IssueCount;
}
