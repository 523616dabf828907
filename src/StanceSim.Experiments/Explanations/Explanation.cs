using System.Collections.Immutable;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Explanations;

/// <summary>Why an actor's position on an issue (or its deterrence) changed in one tick, and how it came to be where it ended.</summary>
public sealed record Explanation
{
    public required ActorSummary Actor { get; init; }

    public required IssueSummary Issue { get; init; }

    /// <summary>The change that is explained: that of the tick asked for, or else the largest of the run.</summary>
    public required ChangeRow Change { get; init; }

    /// <summary>Its contributions, strongest first.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>From the first frame to the last.</summary>
    public required Journey Journey { get; init; }
}

/// <summary>One contribution and what it goes back to.</summary>
/// <param name="Contribution">How much, from whom, by which tie and part of the rules.</param>
/// <param name="Chain">The message behind it, the message that one was sent because of, and so on back to the trigger; empty without a message.</param>
public sealed record Reason(ContributionRow Contribution, ImmutableArray<MessageRow> Chain)
{
    /// <summary>The first message of the chain of causes, or null.</summary>
    public MessageRow? Trigger => Chain.IsEmpty ? null : Chain[^1];

    /// <summary>False when the last message names a cause that was not sent in this run, such as a dated message that was left out.</summary>
    public bool ReachesTrigger => Trigger is null or { Cause: null };
}

/// <summary>All changes of one position or deterrence in a run, by where they came from.</summary>
/// <param name="First">Value in the first frame.</param>
/// <param name="Last">Value in the last.</param>
/// <param name="Changes">Every change, in order.</param>
/// <param name="Shares">Contributions summed by source and mechanism, strongest first; they sum to <c>Last - First</c>.</param>
public sealed record Journey(double First, double Last, ImmutableArray<ChangeRow> Changes, ImmutableArray<Share> Shares);

/// <summary>What one source did to a position in a run by one part of the rules.</summary>
/// <param name="Source">Id of the actor; null for what comes from no one, such as the pull of the anchor.</param>
/// <param name="Tie">Types of the ties to the source, joined by +; or null.</param>
/// <param name="Mechanism">Part of the rules; null when the rule gave no reason.</param>
/// <param name="Net">Signed sum of contributions.</param>
/// <param name="Gross">Sum of their magnitudes.</param>
/// <param name="StrongestMessage">Id of the message with the largest contribution, or null.</param>
public sealed record Share(string? Source, string? Tie, string? Mechanism, double Net, double Gross, string? StrongestMessage);
