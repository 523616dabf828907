namespace StanceSim.Grains.Contracts;

/// <summary>Who an actor grain is.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.ActorSpec")]
public sealed record ActorSpec
{
    [Id(0)]
    public required string RunId { get; init; }

    /// <summary>Index of the actor in the scenario.</summary>
    [Id(1)]
    public required int Actor { get; init; }

    [Id(2)]
    public required int Issues { get; init; }
}
