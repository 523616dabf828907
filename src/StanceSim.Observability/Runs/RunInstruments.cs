using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StanceSim.Observability.Runs;

/// <summary>What runs are measured with. Costs next to nothing while nobody listens.</summary>
internal static class RunInstruments
{
    private static readonly Meter Meter = new(TelemetryNames.Source);

    public static ActivitySource Spans { get; } = new(TelemetryNames.Source);

    public static Counter<long> Messages { get; } =
        Meter.CreateCounter<long>(TelemetryNames.MessagesSent, "{message}", "Messages sent, by kind of act.");

    public static Gauge<long> MessagesUnderWay { get; } =
        Meter.CreateGauge<long>(TelemetryNames.MessagesUnderWay, "{message}", "Messages sent and not yet heard.");

    public static Counter<long> Ticks { get; } =
        Meter.CreateCounter<long>(TelemetryNames.TicksDone, "{tick}", "Ticks done.");

    public static Histogram<double> TickDuration { get; } = Meter.CreateHistogram(
        TelemetryNames.TickDuration,
        "s",
        "Wall-clock time from one frame to the next.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3, 10] });

    public static Counter<long> Changes { get; } =
        Meter.CreateCounter<long>(TelemetryNames.ChangesTold, "{change}", "Changes of stances and affinities told.");

    public static Counter<long> Decisions { get; } =
        Meter.CreateCounter<long>(TelemetryNames.DecisionsTaken, "{decision}", "Decisions of organisations, taken or blocked.");

    public static Gauge<long> ActiveActors { get; } =
        Meter.CreateGauge<long>(TelemetryNames.ActiveActors, "{actor}", "Actors who sent a message or whose position changed in the last tick.");

    public static Gauge<double> Polarisation { get; } = Meter.CreateGauge<double>(
        TelemetryNames.Polarisation, "1", "Mean over issues of the variance of positions, as a share of the largest possible.");

    public static Gauge<long> ExportQueue { get; } =
        Meter.CreateGauge<long>(TelemetryNames.ExportQueue, "{span}", "Spans that wait to be sent.");

    public static Counter<long> DroppedSpans { get; } =
        Meter.CreateCounter<long>(TelemetryNames.DroppedSpans, "{span}", "Spans that could not be delivered.");
}
