using StanceSim.Model.Messages;

namespace StanceSim.Grains.Contracts;

/// <summary>What a partition tells another in one phase of one tick: its rows of the new frame, or what its actors sent.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.Batch")]
public sealed record Batch
{
    /// <summary>Number of the frame it belongs to.</summary>
    [Id(0)]
    public required int Tick { get; init; }

    /// <summary>Index of the partition that tells it.</summary>
    [Id(1)]
    public required int Partition { get; init; }

    /// <summary>Rows of positions; empty in the batch that carries messages.</summary>
    [Id(2)]
    public LentNumbers Positions { get; init; }

    /// <summary>Rows of what was said, where that differs from positions.</summary>
    [Id(3)]
    public LentNumbers Said { get; init; }

    /// <summary>Rows of the messages that last moved each position, where the world has messages.</summary>
    [Id(4)]
    public Cause?[] Movers { get; init; } = [];

    /// <summary>Messages sent with the frame.</summary>
    [Id(5)]
    public Message[] Sent { get; init; } = [];

    /// <summary>True for the batch that carries messages.</summary>
    [Id(6)]
    public bool IsMail { get; init; }
}
