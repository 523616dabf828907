using StanceSim.Scenarios;

namespace StanceSim.Experiments.Runs;

/// <summary>A value of the scenario that changes in the middle of a run.</summary>
/// <param name="Tick">Number of the frame from which on it holds: the tick that begins with that frame is the first to know it.</param>
/// <param name="Change">The value, as an override of the scenario.</param>
public sealed record Setting(int Tick, Override Change);
