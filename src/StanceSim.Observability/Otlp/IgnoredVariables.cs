using System.Collections.Immutable;

namespace StanceSim.Observability.Otlp;

/// <summary>Standard OTEL variables that say something about what is sent here, and that nobody here reads.</summary>
/// <remarks>
/// Those of other libraries and agents, and those without a meaning here (propagators, say), are not among them: they are set
/// for whatever else runs on the machine, and nobody would miss what they do.
/// </remarks>
public static class IgnoredVariables
{
    public static ImmutableArray<string> All { get; } =
    [
        .. from signal in new[] { "", "TRACES_", "LOGS_", "METRICS_" }
           from what in new[] { "CERTIFICATE", "CLIENT_CERTIFICATE", "CLIENT_KEY" }
           select $"OTEL_EXPORTER_OTLP_{signal}{what}",
        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE",
        "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION",
        "OTEL_TRACES_SAMPLER",
        "OTEL_TRACES_SAMPLER_ARG",
        "OTEL_BSP_SCHEDULE_DELAY",
        "OTEL_BSP_EXPORT_TIMEOUT",
        "OTEL_BLRP_SCHEDULE_DELAY",
        "OTEL_BLRP_EXPORT_TIMEOUT",
        "OTEL_BLRP_MAX_QUEUE_SIZE",
        "OTEL_BLRP_MAX_EXPORT_BATCH_SIZE",
        "OTEL_METRIC_EXPORT_TIMEOUT",
        "OTEL_METRICS_EXEMPLAR_FILTER",
        "OTEL_ATTRIBUTE_COUNT_LIMIT",
        "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT",
        "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT",
        "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT",
        "OTEL_SPAN_EVENT_COUNT_LIMIT",
        "OTEL_SPAN_LINK_COUNT_LIMIT",
        "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT",
        "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT",
        "OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT",
        "OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT",
        "OTEL_CONFIG_FILE",
    ];

    /// <summary>Those that are set.</summary>
    /// <param name="variable">Reads a variable of the environment.</param>
    public static ImmutableArray<string> In(Func<string, string?> variable) => [.. All.Where(name => !string.IsNullOrWhiteSpace(variable(name)))];
}
