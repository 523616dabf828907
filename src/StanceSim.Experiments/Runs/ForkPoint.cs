namespace StanceSim.Experiments.Runs;

/// <summary>Where a run was forked off another: the two are the same before that frame, and differ in what is done from outside at it or later.</summary>
/// <param name="Run">Id of the run it was forked off.</param>
/// <param name="Tick">Number of the frame from which on it goes its own way; what is told of it begins with that frame.</param>
public sealed record ForkPoint(string Run, int Tick);
