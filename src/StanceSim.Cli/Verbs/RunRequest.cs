using StanceSim.Cli.Engines;
using StanceSim.Experiments.Runs;

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

    public required EngineRequest Engine { get; init; }

    public bool Force { get; init; }

    public Verbosity Verbosity { get; init; }

    public bool RecordsChanges { get; init; } = true;

    /// <summary>Time from one checkpoint to the next; zero: one after every tick.</summary>
    public TimeSpan CheckpointEvery { get; init; } = CheckpointClock.Usual;

    /// <summary>Where telemetry goes, and whether Orleans' own spans go with it.</summary>
    public TelemetryRequest Telemetry { get; init; } = new();
}
