using System.Collections.Immutable;

namespace StanceSim.Model.Organisations;

/// <summary>An actor whose position on some issues is not its own but decided by its members.</summary>
public sealed record Organisation
{
    /// <summary>Index of the actor that speaks for the organisation.</summary>
    public required int Actor { get; init; }

    /// <summary>Members, ascending by actor.</summary>
    public required ImmutableArray<Member> Members { get; init; }

    public required ImmutableArray<DecisionRule> Decisions { get; init; }
}

/// <summary>A member of an organisation.</summary>
/// <param name="Actor">Its index.</param>
/// <param name="Votes">Its weight in votes, &gt; 0; default 1.</param>
public sealed record Member(int Actor, double Votes = 1);
