using System.Collections.Immutable;
using StanceSim.Model.Changes;

namespace StanceSim.Grains.Contracts;

/// <summary>Where an actor stands at a tick.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.Stance")]
public sealed record Stance
{
    [Id(0)]
    public required int Tick { get; init; }

    /// <summary>Position by issue, on each issue's scale.</summary>
    [Id(1)]
    public required ImmutableArray<double> Positions { get; init; }
}

/// <summary>A change of an actor's position and what it is made of.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.Reason")]
public sealed record Reason
{
    [Id(0)]
    public required Change Change { get; init; }

    /// <summary>Contributions that sum to the change.</summary>
    [Id(1)]
    public required ImmutableArray<Contribution> Contributions { get; init; }
}
