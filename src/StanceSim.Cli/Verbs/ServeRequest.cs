using StanceSim.Cluster.Settings;

namespace StanceSim.Cli.Verbs;

/// <summary>What the user asked of <c>serve</c>.</summary>
internal sealed record ServeRequest
{
    public required int Port { get; init; }

    public required string Listen { get; init; }

    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Null: the variable, or no token.</summary>
    public string? TokenFile { get; init; }

    public required string Scenarios { get; init; }

    public required string Runs { get; init; }

    /// <summary>Address of a trace with <c>{traceId}</c> in it; null: traces are not linked.</summary>
    public string? TraceUrl { get; init; }

    /// <summary>The cluster whose silos do the runs; null: a silo in this process.</summary>
    public ClusterSettings? Cluster { get; init; }

    public bool Open { get; init; }
}
