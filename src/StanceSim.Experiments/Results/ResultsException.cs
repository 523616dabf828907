using System.Collections.Immutable;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Results;

/// <summary>Results cannot be written, read or explained, for reasons that a person can mend. Not a bug: show <see cref="Problems"/>, no stack.</summary>
public sealed class ResultsException : Exception
{
    public ResultsException(params ImmutableArray<Problem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    public ResultsException(Problem problem, Exception cause)
        : base(problem.ToString(), cause) => Problems = [problem];

    public ImmutableArray<Problem> Problems { get; }
}
