using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using StanceSim.Experiments.Results;
using StanceSim.Observability.Cascades;

namespace StanceSim.Observability.Otlp;

/// <summary>What the OpenTelemetry SDK says of this process, and where it sends to.</summary>
internal static class SdkResource
{
    public static ResourceBuilder Of(Manifest run, OtlpSettings settings) => ResourceBuilder.CreateEmpty()
        .AddService(settings.ServiceName ?? Services.Single, TelemetryNames.Namespace, OtlpRun.Version, autoGenerateServiceInstanceId: false, run.Run)
        .AddAttributes([KeyValuePair.Create<string, object>(TelemetryNames.RunId, run.Run)])
        .AddAttributes(settings.ResourceAttributes.Select(pair => KeyValuePair.Create<string, object>(pair.Key, pair.Value)));

    /// <param name="options">Where the SDK is told where to send to.</param>
    /// <param name="target">Where that is.</param>
    /// <param name="patience">Time for one request where no variable says.</param>
    public static void Aim(OtlpExporterOptions options, OtlpTarget target, TimeSpan patience)
    {
        options.Protocol = target.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = target.IsGrpc ? target.Endpoint : target.Address;
        options.Headers = string.Join(',', target.Headers.Select(header => $"{header.Key}={Uri.EscapeDataString(header.Value)}"));
        // The SDK's own client reads certificates that the variables name, and fails where they are missing; ours do not, so neither does it.
        options.HttpClientFactory = () => new HttpClient { Timeout = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds) };
        options.TimeoutMilliseconds = (int)(target.Timeout ?? patience).TotalMilliseconds;
    }
}
