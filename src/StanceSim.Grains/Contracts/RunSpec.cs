using System.Collections.Immutable;

namespace StanceSim.Grains.Contracts;

/// <summary>All a silo needs to do its part of a run. Every silo reads the world from the same text, so worlds never travel.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.RunSpec")]
public sealed record RunSpec
{
    /// <summary>Names this execution in the cluster; no part of results.</summary>
    [Id(0)]
    public required string RunId { get; init; }

    /// <summary>Name of the scenario file, for problems.</summary>
    [Id(1)]
    public required string File { get; init; }

    /// <summary>Text of the scenario.</summary>
    [Id(2)]
    public required string Text { get; init; }

    /// <summary>Overrides as path and value, in order.</summary>
    [Id(3)]
    public required ImmutableArray<KeyValuePair<string, string>> Overrides { get; init; }

    [Id(4)]
    public required ulong Seed { get; init; }

    [Id(5)]
    public required int Replicate { get; init; }

    /// <summary>Number of partitions, ≥ 1: chosen by the plan, never by the number of silos.</summary>
    [Id(6)]
    public required int Partitions { get; init; }

    /// <summary>Tell every change with its contributions.</summary>
    [Id(7)]
    public bool TellsChanges { get; init; } = true;

    /// <summary>Tell every frame; without it only the last one of a window, for measurements.</summary>
    [Id(8)]
    public bool TellsFrames { get; init; } = true;
}
