using System.Collections.Immutable;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Server.Api.Errors;

/// <summary>Something a caller can mend: it is answered as problem+json, never as a stack.</summary>
/// <param name="status">Status code.</param>
/// <param name="type">Name of the sort of problem, in words joined by hyphens.</param>
/// <param name="title">What is wrong, in one sentence.</param>
/// <param name="detail">How to mend it; null: the title says it all.</param>
internal sealed class ApiException(int status, string type, string title, string? detail = null) : Exception(title)
{
    public int Status => status;

    public string Type => type;

    public string? Detail => detail;

    /// <summary>Every problem with its code and place.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}
