using System.Collections.Immutable;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cluster.Problems;

/// <summary>Settings are wrong, or a store or cluster is not as it must be. It prints as its problems, never as a stack.</summary>
public sealed class ClusterException : Exception
{
    public ClusterException(ImmutableArray<Problem> problems)
        : base(problems[0].ToString()) => Problems = problems;

    /// <param name="kind">What is wrong.</param>
    /// <param name="place">The file, variable, flag, store or cluster it is about.</param>
    /// <param name="message">In one sentence.</param>
    /// <param name="fix">How to mend it, in one sentence.</param>
    public ClusterException(ProblemKind kind, string place, string message, string fix)
        : this([new Problem(kind.Code, place, 0, 0, message, fix)])
    {
    }

    /// <summary>All of them, at least one.</summary>
    public ImmutableArray<Problem> Problems { get; }
}
