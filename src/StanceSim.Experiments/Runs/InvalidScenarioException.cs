using System.Collections.Immutable;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Runs;

/// <summary>A run cannot be done, or cannot go on, since its scenario has problems that the user can mend.</summary>
public sealed class InvalidScenarioException(ImmutableArray<Problem> problems) : Exception(problems[0].Message)
{
    public ImmutableArray<Problem> Problems => problems;
}
