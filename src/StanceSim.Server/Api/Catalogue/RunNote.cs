using System.Collections.Immutable;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Api.Catalogue;

/// <summary>What the server knows of a run besides its results: when it was done, and what people did to it. No result depends on it.</summary>
internal sealed record RunNote
{
    /// <summary>finished or interrupted.</summary>
    public required string Status { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public ParentShape? Parent { get; init; }

    public ImmutableArray<Intervention> Intervened { get; init; } = [];
}
