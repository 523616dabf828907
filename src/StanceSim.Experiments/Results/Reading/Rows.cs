using System.Collections.Immutable;

namespace StanceSim.Experiments.Results.Reading;

/// <summary>A row of stances.parquet.</summary>
public readonly record struct StanceRow(int Tick, string Actor, string Issue, string Variable, double Value);

/// <summary>A row of affinities.parquet: regard from this frame on, until the next row of the same pair.</summary>
public readonly record struct AffinityRow(int Tick, string Actor, string Other, double Value);

/// <summary>A message that was sent; names as in messages.parquet.</summary>
public sealed record MessageRow
{
    public required string Id { get; init; }

    /// <summary>Id of the message it was sent because of; null for a trigger.</summary>
    public string? Cause { get; init; }

    /// <summary>Steps back to the trigger.</summary>
    public required int Depth { get; init; }

    /// <summary>Tick in which it was sent.</summary>
    public required int Sent { get; init; }

    /// <summary>Tick in which it is heard.</summary>
    public required int Due { get; init; }

    public required string Kind { get; init; }

    public required string Cameo { get; init; }

    public required string PloverEvent { get; init; }

    public required string Sender { get; init; }

    /// <summary>Ids; empty: the world at large.</summary>
    public required ImmutableArray<string> Addressees { get; init; }

    public string? Issue { get; init; }

    /// <summary>Advocated position; null without an issue.</summary>
    public double? Position { get; init; }

    public required double Intensity { get; init; }

    /// <summary>explicit or implicit.</summary>
    public required string Explicitness { get; init; }

    /// <summary>on-record, anonymous or leak.</summary>
    public required string Attribution { get; init; }

    /// <summary>public or private.</summary>
    public required string Audience { get; init; }

    /// <summary>carried-out or planned.</summary>
    public required string Stage { get; init; }

    public required double Credibility { get; init; }

    /// <summary>Id of the medium that carried it, or null.</summary>
    public string? Via { get; init; }

    /// <summary>Id of the policy that sent it; null for a dated or injected message.</summary>
    public string? Policy { get; init; }

    /// <summary>One line for readers, or null.</summary>
    public string? Text { get; init; }

    /// <summary>Where it is reported, or null.</summary>
    public string? Source { get; init; }
}

/// <summary>A change of one quantity with its contributions, which sum to <c>After - Before</c>.</summary>
public sealed record ChangeRow
{
    /// <summary>Number of the change in the run.</summary>
    public required ulong Number { get; init; }

    /// <summary>Tick in which it changed: from the frame of that number to the next.</summary>
    public required int Tick { get; init; }

    public required string Actor { get; init; }

    /// <summary>position, affinity or deterrence.</summary>
    public required string Variable { get; init; }

    /// <summary>Null for an affinity.</summary>
    public string? Issue { get; init; }

    /// <summary>Who is regarded; affinities only.</summary>
    public string? Other { get; init; }

    public required double Before { get; init; }

    public required double After { get; init; }

    public required ImmutableArray<ContributionRow> Contributions { get; init; }

    public double Amount => After - Before;
}

/// <param name="Mechanism">Part of the rules by which it contributes, for example persuasion; null when the rule gave no reason.</param>
/// <param name="Source">Id of the actor it came from, or null.</param>
/// <param name="Tie">Types of the ties from the changed actor to the source, joined by +; or null.</param>
/// <param name="Message">Id of the message behind it, or null.</param>
/// <param name="Policy">Id of the policy that sent that message, or null.</param>
/// <param name="Amount">Signed share of the change.</param>
public sealed record ContributionRow(string? Mechanism, string? Source, string? Tie, string? Message, string? Policy, double Amount);

/// <summary>A decision of an organisation's members.</summary>
/// <param name="Tick">Tick in which they decided.</param>
/// <param name="Organisation">Id of the organisation.</param>
/// <param name="Issue">Id of the issue.</param>
/// <param name="Procedure">unanimity, qualified-majority, majority or weighted-median.</param>
/// <param name="Blocked">Most votes wanted a change and the procedure stopped all of it.</param>
/// <param name="Before">Position of the organisation before.</param>
/// <param name="After">Position of the organisation after.</param>
/// <param name="Pivot">Id of the member whose position was taken; null when blocked.</param>
/// <param name="Blockers">Ids of the members who stood in the way.</param>
public sealed record DecisionRow(
    int Tick, string Organisation, string Issue, string Procedure, bool Blocked, double Before, double After, string? Pivot, ImmutableArray<string> Blockers);
