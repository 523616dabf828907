using System.Collections.Immutable;

namespace StanceSim.Model.Organisations;

/// <summary>What an organisation decided on one issue in one tick.</summary>
public sealed record Decision
{
    public required int Tick { get; init; }

    /// <summary>Index of the organisation's actor.</summary>
    public required int Organisation { get; init; }

    public required int Issue { get; init; }

    public required Procedure Procedure { get; init; }

    /// <summary>True: most votes wanted a change and the procedure stopped all of it.</summary>
    public required bool Blocked { get; init; }

    public required double Before { get; init; }

    public required double After { get; init; }

    /// <summary>Index of the member whose position was taken, or -1 when blocked.</summary>
    public required int Pivot { get; init; }

    /// <summary>Members who stood in the way (actor indices, ascending); empty when the change was adopted.</summary>
    public required ImmutableArray<int> Blockers { get; init; }
}
