namespace StanceSim.Grains.Partitions;

/// <summary>How many partitions of runs live on this silo, so that a silo that leaves can wait for them to go.</summary>
public sealed class PartitionCount
{
    private int now;

    public int Now => Volatile.Read(ref now);

    internal void Add() => Interlocked.Increment(ref now);

    internal void Remove() => Interlocked.Decrement(ref now);
}
