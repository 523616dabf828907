namespace StanceSim.Grains.Contracts;

/// <summary>The memory that a run takes on a silo, in bytes, beside what the program itself takes.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.RunMemory")]
public sealed record RunMemory
{
    /// <summary>On each silo that takes part: the world, and a whole frame.</summary>
    [Id(0)]
    public required long Shared { get; init; }

    /// <summary>For each partition on the silo: what is recorded of its changes.</summary>
    [Id(1)]
    public required long PerPartition { get; init; }
}
