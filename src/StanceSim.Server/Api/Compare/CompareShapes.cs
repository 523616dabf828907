using System.Collections.Immutable;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Api.Compare;

internal sealed record SettingPair(string Path, string? A, string? B);

internal sealed record DivergenceShape(
    int Tick, string? Date, string Actor, string Issue, string Variable, double A, double B, int Others, ImmutableArray<ReasonShape> Reasons);

/// <summary>The first frame in which regards differ, the largest difference in it.</summary>
internal sealed record AffinityDivergenceShape(
    int Tick, string? Date, string Actor, string Other, double A, double B, int Others, ImmutableArray<ReasonShape> Reasons);

/// <summary>The first tick in which a decision differs; null in the run that took none.</summary>
internal sealed record DecisionDivergenceShape(int Tick, string? Date, string Organisation, string Issue, DecisionShape? A, DecisionShape? B, int Others);

/// <summary>A contribution that they do not share; null where there was none. The chain goes from its message back to the trigger.</summary>
internal sealed record ReasonShape(string? Mechanism, string? Source, string? Message, double? A, double? B, ImmutableArray<string> Chain);

internal sealed record DifferenceShape(string Actor, string Issue, double Largest, int LargestAt, double Final, int? FirstAt);

/// <summary>A message that both sent, one of them otherwise.</summary>
internal sealed record MessagePair(MessageShape A, MessageShape B);

internal sealed record OnlyIn(ImmutableArray<MessageShape> OnlyA, ImmutableArray<MessageShape> OnlyB, ImmutableArray<MessagePair> Otherwise);

internal sealed record ComparisonShape
{
    public required RunSummary A { get; init; }

    public required RunSummary B { get; init; }

    /// <summary>Whether they have an actor and an issue in common.</summary>
    public required bool Comparable { get; init; }

    /// <summary>Why not, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>First frame of the first run that the second has as well.</summary>
    public required int First { get; init; }

    public required int Last { get; init; }

    /// <summary>Frame of the second run that stands beside frame 0 of the first.</summary>
    public required int Offset { get; init; }

    public required ImmutableArray<SettingPair> Settings { get; init; }

    /// <summary>First frame with a position, deterrence, affinity or decision that differs.</summary>
    public int? Parted { get; init; }

    public DivergenceShape? Divergence { get; init; }

    public AffinityDivergenceShape? Affinity { get; init; }

    public DecisionDivergenceShape? Decision { get; init; }

    public required ImmutableArray<DifferenceShape> Differences { get; init; }

    public required OnlyIn Messages { get; init; }
}
