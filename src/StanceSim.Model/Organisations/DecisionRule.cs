using System.Collections.Immutable;

namespace StanceSim.Model.Organisations;

/// <summary>How an organisation's members decide one issue.</summary>
public sealed record DecisionRule
{
    /// <summary>Index of the issue.</summary>
    public required int Issue { get; init; }

    public required Procedure Procedure { get; init; }

    /// <summary>Share of all votes that a qualified majority needs, (0.5, 1]; used by that procedure only.</summary>
    public double Quota { get; init; } = 2.0 / 3;

    /// <summary>Members (actor indices, ascending) without whose consent nothing changes, whatever the procedure.</summary>
    public ImmutableArray<int> VetoPlayers { get; init; } = [];

    /// <summary>Ticks in which the organisation meets, ascending; empty: every tick.</summary>
    public ImmutableArray<int> Meetings { get; init; } = [];
}

/// <summary>The procedures that organisations decide by.</summary>
public enum Procedure
{
    /// <summary>Everyone must prefer the new position to the old one.</summary>
    Unanimity,

    /// <summary>A share of the votes must.</summary>
    QualifiedMajority,

    /// <summary>More than half of the votes must.</summary>
    Majority,

    /// <summary>
    /// The organisation takes the position of its weighted median member; where the votes split exactly in half there are two,
    /// and it takes the one nearer to the old position, the lower one when both are equally near.
    /// </summary>
    WeightedMedian,
}
