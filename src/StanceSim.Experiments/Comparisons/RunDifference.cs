using System.Collections.Immutable;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Comparisons;

/// <summary>How two runs differ in what they have in common: actors and issues of the same ids, in frames that both tell.</summary>
public sealed record RunDifference
{
    /// <summary>Number of the first frame that was compared.</summary>
    public required int From { get; init; }

    /// <summary>Number of the last frame that was compared.</summary>
    public required int To { get; init; }

    /// <summary>Frame of the right that stands beside frame 0 of the left. Frames and ticks here are numbers of the left.</summary>
    public required int Offset { get; init; }

    /// <summary>Ids of the actors that both have, in the order of the left.</summary>
    public required ImmutableArray<string> Actors { get; init; }

    /// <summary>Ids of the issues that both have, in the order of the left.</summary>
    public required ImmutableArray<string> Issues { get; init; }

    /// <summary>Where a position or deterrence first differs; null when none does.</summary>
    public Divergence? First { get; init; }

    /// <summary>Where a regard that both have first differs; null when none does.</summary>
    public AffinityDivergence? FirstAffinity { get; init; }

    /// <summary>Where a decision first differs; null when none does.</summary>
    public DecisionDivergence? FirstDecision { get; init; }

    /// <summary>Number of the first frame with a position, deterrence, affinity or decision that differs; null when there is none.</summary>
    public int? FirstTick => new[] { First?.Tick, FirstAffinity?.Tick, FirstDecision?.Frame }.Min();

    /// <summary>What differs in some frame, the largest difference first.</summary>
    public required ImmutableArray<CourseDifference> Courses { get; init; }

    /// <summary>Messages that only one of them sent, or that they sent otherwise, in the order in which they were sent.</summary>
    public required ImmutableArray<MessageDifference> Messages { get; init; }

    /// <summary>Whether one has actors, issues or later frames that the other does not have.</summary>
    public required bool HasOtherExtent { get; init; }

    /// <summary>Whether they are the same in all that was compared, and of the same extent.</summary>
    public bool IsNone => FirstTick is null && Messages.IsEmpty && !HasOtherExtent;
}

/// <summary>The first frame in which stances of two runs differ, and the largest difference in it.</summary>
/// <param name="Tick">Number of the frame.</param>
/// <param name="Actor">Id of the actor.</param>
/// <param name="Issue">Id of the issue.</param>
/// <param name="Variable">position or deterrence.</param>
/// <param name="Left">Value in the left run.</param>
/// <param name="Right">Value in the right run.</param>
/// <param name="Others">How many other values differ in this frame.</param>
/// <param name="Reasons">Contributions to the change before this frame that differ, the largest difference first; empty when they were not recorded.</param>
public sealed record Divergence(
    int Tick, string Actor, string Issue, string Variable, double Left, double Right, int Others, ImmutableArray<ReasonDifference> Reasons);

/// <summary>The first frame in which regards of two runs differ, and the largest difference in it.</summary>
/// <param name="Tick">Number of the frame.</param>
/// <param name="Actor">Id of the actor whose regard it is.</param>
/// <param name="Other">Id of the actor who is regarded.</param>
/// <param name="Left">Value in the left run.</param>
/// <param name="Right">Value in the right run.</param>
/// <param name="Others">How many other regards differ in this frame.</param>
/// <param name="Reasons">Contributions to the change before this frame that differ, the largest difference first; empty when they were not recorded.</param>
public sealed record AffinityDivergence(
    int Tick, string Actor, string Other, double Left, double Right, int Others, ImmutableArray<ReasonDifference> Reasons);

/// <summary>The first tick in which two runs decide otherwise.</summary>
/// <param name="Tick">Tick in which it was decided.</param>
/// <param name="Organisation">Id of the organisation.</param>
/// <param name="Issue">Id of the issue.</param>
/// <param name="Left">As the left decided it, or null.</param>
/// <param name="Right">As the right decided it, with the tick of the left, or null.</param>
/// <param name="Others">How many other decisions differ in this tick.</param>
public sealed record DecisionDivergence(int Tick, string Organisation, string Issue, DecisionRow? Left, DecisionRow? Right, int Others)
{
    /// <summary>The frame that shows what was decided.</summary>
    public int Frame => Tick + 1;
}

/// <summary>A contribution that two runs do not share.</summary>
/// <param name="Mechanism">Part of the rules; null when the rule gave no reason.</param>
/// <param name="Source">Id of the actor it came from, or null.</param>
/// <param name="Message">Id of the message behind it, or null.</param>
/// <param name="Left">Amount in the left run; null where there was none.</param>
/// <param name="Right">Amount in the right run; null where there was none.</param>
/// <param name="Chain">The message and what it goes back to, in the run that has it.</param>
public sealed record ReasonDifference(
    string? Mechanism, string? Source, string? Message, double? Left, double? Right, ImmutableArray<MessageRow> Chain)
{
    public double Amount => Right.GetValueOrDefault() - Left.GetValueOrDefault();
}

/// <summary>One quantity of one actor on one issue that takes another course in two runs.</summary>
/// <param name="Actor">Id of the actor.</param>
/// <param name="Issue">Id of the issue.</param>
/// <param name="Variable">position or deterrence.</param>
/// <param name="EndLeft">Value of the left in the last frame that was compared.</param>
/// <param name="EndRight">Value of the right then.</param>
/// <param name="MostTick">Frame of the largest difference.</param>
/// <param name="MostLeft">Value of the left then.</param>
/// <param name="MostRight">Value of the right then.</param>
/// <param name="Relative">Size of the largest difference in half-widths of the scale.</param>
/// <param name="FirstTick">First frame in which it differs.</param>
public sealed record CourseDifference(
    string Actor, string Issue, string Variable, double EndLeft, double EndRight, int MostTick, double MostLeft, double MostRight, double Relative, int FirstTick)
{
    public double End => EndRight - EndLeft;

    public double Most => MostRight - MostLeft;
}

/// <summary>A message of one of two runs, or of both when they sent it otherwise.</summary>
/// <param name="Left">As the left sent it, or null.</param>
/// <param name="Right">As the right sent it, or null.</param>
public sealed record MessageDifference(MessageRow? Left, MessageRow? Right);
