namespace StanceSim.Cli.Verbs;

/// <summary>What the user asked of <c>run</c>.</summary>
internal sealed record RunRequest
{
    public required string File { get; init; }

    /// <summary>Null: the scenario's.</summary>
    public ulong? Seed { get; init; }

    public int Replicate { get; init; }

    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Output folder; null: by scenario and seed below <c>runs</c>.</summary>
    public string? Out { get; init; }

    public string Engine { get; init; } = Engines.EngineChoice.Default;

    /// <summary>Null: the engine chooses.</summary>
    public int? Partitions { get; init; }

    public bool Force { get; init; }

    public bool Quiet { get; init; }

    public bool Json { get; init; }

    public bool RecordsChanges { get; init; } = true;

    /// <summary>Where telemetry goes, and whether Orleans' own spans go with it.</summary>
    public TelemetryRequest Telemetry { get; init; } = new();
}
