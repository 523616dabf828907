namespace StanceSim.Grains.Contracts;

/// <summary>What a silo has done since it started, and what lives on it.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.SiloFigures")]
public sealed record SiloFigures
{
    /// <summary>Messages that its actors have received: routine statements (one per tie and issue in each tick) and those of their own.</summary>
    [Id(0)]
    public required long Messages { get; init; }

    /// <summary>Milliseconds for which it has counted, by the silo's clock.</summary>
    [Id(1)]
    public required long Milliseconds { get; init; }

    /// <summary>Partitions of runs that live on it.</summary>
    [Id(2)]
    public required int Partitions { get; init; }

    /// <summary>Actors that were activated; where partitions are dense, few are.</summary>
    [Id(3)]
    public required int Actors { get; init; }
}
