using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Model.Influence;

/// <summary>One thing that pushes a position in a tick, before all are weighed together.</summary>
/// <param name="Mechanism">How it acts.</param>
/// <param name="Source">Index of the actor it comes from.</param>
/// <param name="Message">The message behind it, or null for a routine statement.</param>
/// <param name="Weight">Share of the way to the target, ≥ 0.</param>
/// <param name="Target">The position it pulls to, on the scale.</param>
internal readonly record struct Push(Mechanism Mechanism, int Source, Message? Message, double Weight, double Target);
