namespace StanceSim.Grains.Partitions;

/// <summary>How actors are divided: contiguous ranges of nearly equal size, in scenario order.</summary>
internal static class Slicing
{
    /// <summary>Actors [First, Last) of a partition.</summary>
    public static (int First, int Last) RangeOf(int partition, int partitions, int actors) =>
        ((int)((long)actors * partition / partitions), (int)((long)actors * (partition + 1) / partitions));

    public static int PartitionOf(int actor, int partitions, int actors)
    {
        var partition = (int)((long)actor * partitions / actors);
        while (actor >= RangeOf(partition, partitions, actors).Last)
        {
            partition++;
        }

        return partition;
    }
}
