using StanceSim.Experiments.Runs;
using StanceSim.Observability.Otlp;

namespace StanceSim.Server.Api;

/// <summary>What a server of the API is told.</summary>
public sealed record ApiSettings
{
    /// <summary>Name of the server in figures; default <c>serve</c>.</summary>
    public string Name { get; init; } = "serve";

    /// <summary>Folder of shipped scenarios, which are never written; default <c>scenarios</c>.</summary>
    public string Scenarios { get; init; } = "scenarios";

    /// <summary>Folder of scenarios that people saved; default <c>scenarios/saved</c>. Made when the first is saved.</summary>
    public string SavedScenarios { get; init; } = Path.Combine("scenarios", "saved");

    /// <summary>Folder of runs: one store, the same as the command line's; default <c>runs</c>. Made when missing.</summary>
    public string Runs { get; init; } = "runs";

    /// <summary>Folder of the built dashboard; null or missing: a page that says how to build it.</summary>
    public string? Dashboard { get; init; }

    /// <summary>What requests must bring; null: nothing, which is for loopback addresses alone. 16 characters or more. A secret.</summary>
    public string? Token { get; init; }

    /// <summary>Names by which the server may be addressed, besides loopback's.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Runs that go on at once, ≥ 1, paused ones too; default 8.</summary>
    public int RunsAtOnce { get; init; } = 8;

    /// <summary>Viewers of all runs at once, ≥ 1; default 256.</summary>
    public int ViewersAtOnce { get; init; } = 256;

    /// <summary>How often a run that goes on takes a checkpoint, from which `stancesim resume` goes on; default 5 s.</summary>
    public TimeSpan CheckpointEvery { get; init; } = CheckpointClock.Usual;

    /// <summary>Bytes that may be kept of one run to answer questions about it; default 2 GiB. Runs are recorded whole however long they are.</summary>
    public long JournalBytes { get; init; } = 2L << 30;

    /// <summary>Address of a trace with <c>{traceId}</c> in it; null: traces are not linked.</summary>
    public string? TraceUrl { get; init; }

    /// <summary>Where runs are told to by OTLP; null: nowhere. Metrics are not sent but asked for, at <c>/metrics</c>.</summary>
    public OtlpSettings? Telemetry
    {
        get;
        init => field = value is null ? null : value with { Metrics = null };
    }

    /// <summary>Orleans' own pages are on this server too; default true. What they count costs runs on an embedded silo some 8 % of their processor time.</summary>
    public bool ShowsOrleans { get; init; } = true;

    /// <summary>Path of Orleans' own pages on this server; null: they are not mounted.</summary>
    public string? OrleansDashboard => ShowsOrleans ? Hosting.OrleansDashboard.Address : null;

    /// <summary>Silos are this process alone: a run that loses its silo is lost.</summary>
    public bool IsEmbedded { get; init; } = true;

    /// <summary>The clock of paces, frames and sessions.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
