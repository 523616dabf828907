namespace StanceSim.Model.Changes;

/// <summary>One quantity of one actor before and after a tick.</summary>
/// <param name="Tick">The tick: the frame before it has this number, the frame after it the next.</param>
/// <param name="Actor">Index of the actor whose quantity it is.</param>
/// <param name="Variable">Which quantity.</param>
/// <param name="Subject">Index of the issue, or for an affinity of the other actor.</param>
/// <param name="Before">Value in the old frame.</param>
/// <param name="After">Value in the new frame.</param>
/// <param name="First">Place of its first contribution in the log.</param>
/// <param name="Count">How many contributions it has; they sum to <c>After - Before</c> (1e-12).</param>
public readonly record struct Change(
    int Tick, int Actor, Variable Variable, int Subject, double Before, double After, int First, int Count);

/// <summary>A part of a change and where it came from.</summary>
/// <param name="Mechanism">By which part of the rules.</param>
/// <param name="Source">Index of the actor it came from, whose tie to the changed actor carried it; -1: none.</param>
/// <param name="Message">Id of the message behind it; null: none.</param>
/// <param name="Amount">Signed share of the change.</param>
public readonly record struct Contribution(Mechanism Mechanism, int Source, string? Message, double Amount);
