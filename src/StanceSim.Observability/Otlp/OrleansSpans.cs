using OpenTelemetry;
using OpenTelemetry.Trace;
using StanceSim.Experiments.Results;

namespace StanceSim.Observability.Otlp;

/// <summary>Sends the spans of Orleans' grain calls, by the OpenTelemetry SDK, below the wall-clock span of the run.</summary>
/// <remarks>Off by default: a run makes more of them than spans of its own, and they tell about the machine, not the model.</remarks>
internal sealed class OrleansSpans
{
    /// <summary>Calls of grains; the sources of timers, storage and so on are left out.</summary>
    private const string GrainCalls = "Microsoft.Orleans.Application";

    private readonly TracerProvider spans;
    private readonly TimeSpan? timeout;
    private bool isClosed;

    public OrleansSpans(OtlpSettings settings, Manifest run)
    {
        timeout = settings.Traces.Timeout;
        spans = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(SdkResource.Of(run, settings))
            .AddSource(TelemetryNames.Source, GrainCalls)
            .AddOtlpExporter(options =>
            {
                SdkResource.Aim(options, settings.Traces, ExportPatience.WithListener);
                options.BatchExportProcessorOptions = new BatchExportProcessorOptions<System.Diagnostics.Activity>
                {
                    MaxQueueSize = settings.QueueSize,
                    MaxExportBatchSize = Math.Min(settings.QueueSize, settings.BatchSize),
                };
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
        return ExportPatience.Within(spans.Dispose, timeout ?? patience);
    }
}
