using System.Collections.Immutable;
using System.Globalization;

namespace StanceSim.Observability.Otlp;

/// <summary>Where telemetry goes and how, as an option of the command line and the standard OTEL variables say.</summary>
public sealed record OtlpSettings
{
    /// <summary>Port of OTLP over HTTP; any other is taken for gRPC unless a variable says otherwise.</summary>
    private const int HttpPort = 4318;

    private const int GrpcPort = 4317;

    /// <summary>Where spans go.</summary>
    public required OtlpTarget Traces { get; init; }

    /// <summary>Where logs go; null: nowhere.</summary>
    public OtlpTarget? Logs { get; init; }

    /// <summary>Where metrics go; null: nowhere.</summary>
    public OtlpTarget? Metrics { get; init; }

    /// <summary>Name for everything (OTEL_SERVICE_NAME); null: actors or blocs are services.</summary>
    public string? ServiceName { get; init; }

    /// <summary>More attributes of every service (OTEL_RESOURCE_ATTRIBUTES).</summary>
    public ImmutableArray<KeyValuePair<string, string>> ResourceAttributes { get; init; } = [];

    /// <summary>Spans that may wait to be sent (OTEL_BSP_MAX_QUEUE_SIZE); default 65,536.</summary>
    public int QueueSize { get; init; } = 1 << 16;

    /// <summary>Spans in one request (OTEL_BSP_MAX_EXPORT_BATCH_SIZE); default 512: some 300 kB, far below the 4 MiB that receivers take.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>From one sending of metrics to the next (OTEL_METRIC_EXPORT_INTERVAL); default 60 s.</summary>
    public TimeSpan MetricInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Variables that are set and that nobody here reads.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];

    /// <summary>True when a standard variable names an endpoint, and none switches telemetry off.</summary>
    public static bool AreInVariables(Func<string, string?> variable) =>
        !IsSwitchedOff(variable)
        && (Has(variable, "OTEL_EXPORTER_OTLP_ENDPOINT") || Has(variable, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"));

    /// <summary>OTEL_SDK_DISABLED.</summary>
    public static bool IsSwitchedOff(Func<string, string?> variable) =>
        string.Equals(variable("OTEL_SDK_DISABLED")?.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    /// <param name="endpoint">What the user typed; null or empty: as the variables say, or this machine.</param>
    /// <param name="variable">Reads a variable of the environment.</param>
    /// <exception cref="OtlpSettingsException">Something in them cannot be.</exception>
    public static OtlpSettings Read(string? endpoint, Func<string, string?> variable)
    {
        var reader = new OtlpVariables(string.IsNullOrWhiteSpace(endpoint) ? null : endpoint, variable);
        return new OtlpSettings
        {
            Traces = reader.TargetOf("TRACES", "/v1/traces", OtlpTarget.TraceService, HttpPort, GrpcPort)
                ?? throw new OtlpSettingsException("OTEL_TRACES_EXPORTER=none switches traces off.", "Unset it, or leave --otlp out."),
            Logs = reader.TargetOf("LOGS", "/v1/logs", OtlpTarget.LogService, HttpPort, GrpcPort),
            Metrics = reader.TargetOf("METRICS", "/v1/metrics", OtlpTarget.MetricService, HttpPort, GrpcPort),
            ServiceName = reader.Text("OTEL_SERVICE_NAME"),
            ResourceAttributes = reader.Pairs("OTEL_RESOURCE_ATTRIBUTES"),
            QueueSize = reader.Number("OTEL_BSP_MAX_QUEUE_SIZE", 1, 1 << 24) ?? 1 << 16,
            BatchSize = reader.Number("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", 1, 4096) ?? 512,
            MetricInterval = TimeSpan.FromMilliseconds(reader.Number("OTEL_METRIC_EXPORT_INTERVAL", 1, int.MaxValue) ?? 60_000),
            Ignored = IgnoredVariables.In(variable),
        };
    }

    private static bool Has(Func<string, string?> variable, string name) => !string.IsNullOrWhiteSpace(variable(name));
}

/// <summary>Telemetry settings that cannot be.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="fix">What to do about it.</param>
public sealed class OtlpSettingsException(string message, string fix) : Exception(message)
{
    public string Fix => fix;
}

/// <summary>Where one kind of telemetry goes.</summary>
public sealed record OtlpTarget
{
    internal const string TraceService = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
    internal const string LogService = "/opentelemetry.proto.collector.logs.v1.LogsService/Export";
    internal const string MetricService = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";

    /// <summary>What requests are posted to.</summary>
    public required Uri Address { get; init; }

    /// <summary>The address as a person would type it.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>True: gRPC; false: protocol buffers over HTTP.</summary>
    public required bool IsGrpc { get; init; }

    /// <summary>Sent with every request. May hold secrets, so they are never printed.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Time for one request; null: nobody says, so a run waits for <see cref="ExportPatience"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    public bool Compresses { get; init; }

    /// <summary>For messages: protocol and address, without what may be secret.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Endpoint.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)} ({(IsGrpc ? "gRPC" : "HTTP")})");
}
