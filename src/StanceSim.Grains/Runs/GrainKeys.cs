using System.Globalization;

namespace StanceSim.Grains.Runs;

/// <summary>Keys of a run's grains: <c>run</c>, <c>run/partition</c> and <c>run/partition/actor</c>.</summary>
internal static class GrainKeys
{
    public static string Partition(string run, int partition) => string.Create(CultureInfo.InvariantCulture, $"{run}/{partition}");

    public static string Actor(string run, int partition, string actor) => $"{Partition(run, partition)}/{actor}";

    /// <summary>The partition's number in a partition's key.</summary>
    public static int PartitionNumber(string partitionKey) =>
        int.Parse(partitionKey.AsSpan(partitionKey.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);

    /// <summary>The partition's key in an actor's key.</summary>
    public static string PartitionOf(string actorKey) => actorKey[..actorKey.LastIndexOf('/')];

    /// <summary>The actor's id in an actor's key.</summary>
    public static string ActorId(string actorKey) => actorKey[(actorKey.LastIndexOf('/') + 1)..];
}
