using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace StanceSim.Observability;

/// <summary>Sends spans and metrics to an OTLP endpoint while it lives; disposing it sends what is left.</summary>
public sealed class TelemetryExport : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private TelemetryExport()
    {
        var resource = ResourceBuilder.CreateDefault().AddService("stancesim", serviceNamespace: "stancesim").AddEnvironmentVariableDetector();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(TelemetryNames.Source).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(TelemetryNames.Source).AddOtlpExporter().Build();
    }

    /// <summary>Starts exporting when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names an endpoint; null otherwise, at no cost.</summary>
    public static TelemetryExport? FromEnvironment() =>
        string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Endpoint)) ? null : new TelemetryExport();

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }
}
