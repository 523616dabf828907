using StanceSim.Model.Expressions;

namespace StanceSim.Scenarios;

/// <summary>A number that a scenario asks of a run, evaluated on the last frame and the history.</summary>
/// <param name="Id">Unique in the scenario.</param>
/// <param name="Description">What it means, for readers.</param>
/// <param name="Expression">How it is computed.</param>
/// <param name="IsTruth">True when it is yes or no rather than a number.</param>
public sealed record Outcome(string Id, string Description, Expression Expression, bool IsTruth);
