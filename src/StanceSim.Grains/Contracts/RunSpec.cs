using System.Collections.Immutable;
using StanceSim.Model.Messages;

namespace StanceSim.Grains.Contracts;

/// <summary>All a silo needs to do its part of a run. Every silo reads the world from the same text, so worlds never travel.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.RunSpec")]
public sealed record RunSpec
{
    /// <summary>
    /// Names this placement of the run on silos; no part of results. A run that loses a silo goes on under another name, so
    /// that whatever comes back from the dead has nothing to do with it.
    /// </summary>
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

    /// <summary>Messages to inject, by tick; those before the frame to go on from are none of this run's business any more.</summary>
    [Id(8)]
    public ImmutableArray<Injection> Injections { get; init; } = [];

    /// <summary>Names the run in the cluster, whatever its placement.</summary>
    [Id(9)]
    public required string Run { get; init; }

    /// <summary>Number of this placement, from 0; a later one owns the run.</summary>
    [Id(10)]
    public required int Epoch { get; init; }

    /// <summary>The id that the run's results bear.</summary>
    [Id(11)]
    public required string Digest { get; init; }

    /// <summary>Number of the last frame of the scenario.</summary>
    [Id(12)]
    public required int Ticks { get; init; }

    /// <summary>Memory that it takes on each silo, so that a silo can refuse before it reads the world.</summary>
    [Id(13)]
    public required RunMemory Memory { get; init; }
}
