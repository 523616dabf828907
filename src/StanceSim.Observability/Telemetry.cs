using StanceSim.Experiments.Runs;

namespace StanceSim.Observability;

/// <summary>Whether runs are told to OpenTelemetry. Nothing of it is loaded unless they are.</summary>
public static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>True when the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names an endpoint.</summary>
    public static bool IsWanted => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Endpoint));

    /// <summary>Starts exporting when that is wanted; null otherwise. Disposing it sends what is left.</summary>
    public static IDisposable? Export() => IsWanted ? new TelemetryExport() : null;

    /// <summary>The engine itself, or one that also tells what it does when that is wanted.</summary>
    public static IRunEngine Observed(IRunEngine engine) => IsWanted ? new ObservedEngine(engine) : engine;
}
