using System.Collections.Immutable;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Results;

/// <summary>A run folder cannot be written or read, for reasons that a person can mend. Not a bug: show <see cref="Problems"/>, no stack.</summary>
public sealed class RunFolderException : Exception
{
    public RunFolderException(params ImmutableArray<Problem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    public RunFolderException(Problem problem, Exception cause)
        : base(problem.ToString(), cause) => Problems = [problem];

    public ImmutableArray<Problem> Problems { get; }
}
