using OpenTelemetry;
using OpenTelemetry.Metrics;
using StanceSim.Experiments.Results;

namespace StanceSim.Observability.Otlp;

/// <summary>Sends the meters of this process, by the OpenTelemetry SDK, while it lives; disposing it sends what is left.</summary>
internal sealed class MetricExport : IDisposable
{
    /// <summary>The last export may take so long, so that a receiver that listens no more does not hold a run up.</summary>
    private const int LastExportMilliseconds = 2000;

    private readonly MeterProvider meters;

    public MetricExport(OtlpTarget target, Manifest run, OtlpSettings settings) => meters = Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(SdkResource.Of(run, settings))
        .AddMeter(TelemetryNames.Source)
        .AddOtlpExporter((options, reader) =>
        {
            SdkResource.Aim(options, target);
            options.TimeoutMilliseconds = Math.Min(options.TimeoutMilliseconds, LastExportMilliseconds);
            reader.TemporalityPreference = MetricReaderTemporalityPreference.Cumulative;
        })
        .Build();

    public void Dispose()
    {
        meters.Shutdown(LastExportMilliseconds);
        meters.Dispose();
    }
}
