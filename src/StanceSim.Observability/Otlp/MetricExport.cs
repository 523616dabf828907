using OpenTelemetry;
using OpenTelemetry.Metrics;
using StanceSim.Experiments.Results;

namespace StanceSim.Observability.Otlp;

/// <summary>Sends the meters of this process, by the OpenTelemetry SDK, until it is closed.</summary>
internal sealed class MetricExport
{
    private readonly MeterProvider meters;
    private readonly TimeSpan? timeout;
    private bool isClosed;

    public MetricExport(OtlpTarget target, Manifest run, OtlpSettings settings)
    {
        timeout = target.Timeout;
        meters = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(SdkResource.Of(run, settings))
            .AddMeter(TelemetryNames.Source)
            .AddOtlpExporter((options, reader) =>
            {
                SdkResource.Aim(options, target, ExportPatience.WithSilence);
                reader.TemporalityPreference = MetricReaderTemporalityPreference.Cumulative;
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.MetricInterval.TotalMilliseconds;
            })
            .Build();
    }

    /// <summary>Sends what is left.</summary>
    /// <param name="patience">How long to wait for it where no variable says.</param>
    public Task Close(TimeSpan patience)
    {
        if (isClosed)
        {
            return Task.CompletedTask;
        }

        isClosed = true;
        return ExportPatience.Within(meters.Dispose, timeout ?? patience);
    }
}
