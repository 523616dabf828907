using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace StanceSim.Observability;

/// <summary>Sends spans and metrics, as the standard OTEL variables say, while it lives; disposing it sends what is left.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    public TelemetryExport()
    {
        var resource = ResourceBuilder.CreateDefault().AddService("stancesim", serviceNamespace: "stancesim").AddEnvironmentVariableDetector();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(TelemetryNames.Source).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(TelemetryNames.Source).AddOtlpExporter().Build();
    }

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }
}
