namespace StanceSim.Grains.Contracts;

/// <summary>What a silo has done since it started.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.SiloFigures")]
public sealed record SiloFigures
{
    /// <summary>Messages that its actors have received: routine statements (one per tie and issue in each tick) and those of their own.</summary>
    [Id(0)]
    public required long Messages { get; init; }

    /// <summary>Milliseconds for which it has counted, by the silo's clock.</summary>
    [Id(1)]
    public required long Milliseconds { get; init; }
}
