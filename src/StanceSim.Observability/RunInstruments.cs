using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StanceSim.Observability;

/// <summary>What runs are measured with. Costs next to nothing while nobody listens.</summary>
internal static class RunInstruments
{
    private static readonly Meter Meter = new(TelemetryNames.Source);

    public static ActivitySource Spans { get; } = new(TelemetryNames.Source);

    public static Counter<long> Messages { get; } =
        Meter.CreateCounter<long>(TelemetryNames.MessagesSent, "{message}", "Messages sent, by kind of act.");

    public static Counter<long> Ticks { get; } =
        Meter.CreateCounter<long>(TelemetryNames.TicksDone, "{tick}", "Ticks done.");

    public static Counter<long> Changes { get; } =
        Meter.CreateCounter<long>(TelemetryNames.ChangesTold, "{change}", "Changes of stances and affinities told.");

    public static Counter<long> Decisions { get; } =
        Meter.CreateCounter<long>(TelemetryNames.DecisionsTaken, "{decision}", "Decisions of organisations, taken or blocked.");
}
