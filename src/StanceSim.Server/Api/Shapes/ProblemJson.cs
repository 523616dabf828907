using System.Collections.Immutable;
using StanceSim.Server.Api.Errors;

namespace StanceSim.Server.Api.Shapes;

/// <summary>A refusal as <c>application/problem+json</c> (RFC 9457).</summary>
internal sealed record ProblemJson(string Type, string Title, int Status, string? Detail, string? Instance, ImmutableArray<ProblemShape> Problems)
{
    /// <summary>What the types of problems begin with: a name, not an address to visit.</summary>
    public const string TypePrefix = "https://stancesim.invalid/problems/";

    public static ProblemJson Of(ApiException refusal, string? instance) => new(
        TypePrefix + refusal.Type, refusal.Message, refusal.Status, refusal.Detail, instance, [.. refusal.Problems.Select(ShapesOf.Problem)]);
}
