using StanceSim.Model.Messages;

namespace StanceSim.Grains.Contracts;

/// <summary>How far to advance, and what to tell of it.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.Stride")]
public sealed record Stride
{
    /// <summary>Ticks to do, ≥ 1.</summary>
    [Id(0)]
    public required int Ticks { get; init; }

    /// <summary>Tell every frame; without it only the last one, for measurements.</summary>
    [Id(1)]
    public bool TellsFrames { get; init; } = true;

    /// <summary>Tell nothing at all: these ticks were told before and are done again.</summary>
    [Id(2)]
    public bool IsQuiet { get; init; }

    /// <summary>Take a snapshot after the last tick.</summary>
    [Id(3)]
    public bool TakesSnapshot { get; init; }

    /// <summary>Messages from outside to send with the first frame to come; their ticks do not matter.</summary>
    [Id(4)]
    public Injection[] Injections { get; init; } = [];

    /// <summary>Partition that tells everybody's positions, where it knows them; negative: each tells its own.</summary>
    [Id(5)]
    public int Teller { get; init; } = -1;
}
