using System.Collections.Immutable;
using System.Globalization;

namespace StanceSim.Observability.Otlp;

/// <summary>Reads the standard OTEL variables; a variable for one signal goes before the general one.</summary>
/// <param name="typed">The endpoint that the user typed, which goes before variables; null: none.</param>
/// <param name="variable">Reads a variable.</param>
internal sealed class OtlpVariables(string? typed, Func<string, string?> variable)
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";

    /// <summary>Where a signal goes; null when its exporter is <c>none</c>.</summary>
    public OtlpTarget? TargetOf(string signal, string path, string service, int httpPort, int grpcPort)
    {
        switch (Text($"OTEL_{signal}_EXPORTER"))
        {
            case null or "otlp":
                break;
            case "none":
                return null;
            case var other:
                throw new OtlpSettingsException($"OTEL_{signal}_EXPORTER={other} is no exporter of this program.", "Set it to otlp or none, or unset it.");
        }

        var named = typed is null ? Setting(signal, "ENDPOINT") : ("--otlp ", typed);
        var endpoint = named is (var name, var text) ? UriOf(name, text) : null;
        var isOwn = typed is null && Text($"{Prefix}{signal}_ENDPOINT") is not null;
        var isGrpc = ProtocolOf(signal) ?? endpoint?.Port != httpPort;
        endpoint ??= new Uri($"http://127.0.0.1:{(isGrpc ? grpcPort : httpPort)}");
        return new OtlpTarget
        {
            Endpoint = endpoint,
            Address = isGrpc ? Below(endpoint, service) : isOwn ? endpoint : Below(endpoint, path),
            IsGrpc = isGrpc,
            Headers = [.. Pairs($"{Prefix}{signal}_HEADERS", $"{Prefix}HEADERS")],
            Timeout = (Number($"{Prefix}{signal}_TIMEOUT", 1, 600_000) ?? Number($"{Prefix}TIMEOUT", 1, 600_000)) is { } milliseconds
                ? TimeSpan.FromMilliseconds(milliseconds)
                : null,
            Compresses = Compresses(signal),
        };
    }

    public string? Text(string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;

    public int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new OtlpSettingsException($"{name} is no whole number from {least} to {most}.", "Correct or unset it.");
    }

    /// <summary>Pairs <c>name=value</c> joined by commas, values percent-encoded, from the first variable that is set.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Pairs(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(name) is { } text)
            {
                return [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => PairOf(pair, name))];
            }
        }

        return [];
    }

    private static KeyValuePair<string, string> PairOf(string pair, string name)
    {
        // What stands there may be a secret, so it is not repeated.
        var mark = pair.IndexOf('=', StringComparison.Ordinal);
        return mark > 0
            ? KeyValuePair.Create(pair[..mark].Trim(), Uri.UnescapeDataString(pair[(mark + 1)..].Trim()))
            : throw new OtlpSettingsException($"{name} has an entry that is not name=value.", "Write name=value, joined by commas.");
    }

    /// <summary>True: gRPC; false: HTTP; null: no variable says.</summary>
    private bool? ProtocolOf(string signal) => Setting(signal, "PROTOCOL") switch
    {
        null => null,
        (_, "grpc") => true,
        (_, "http/protobuf") => false,
        var (name, other) => throw new OtlpSettingsException($"{name}{other} is no protocol of this program.", "Set it to grpc or http/protobuf."),
    };

    private bool Compresses(string signal) => Setting(signal, "COMPRESSION") switch
    {
        null or (_, "none") => false,
        (_, "gzip") => true,
        var (name, other) => throw new OtlpSettingsException($"{name}{other} is no compression of this program.", "Set it to gzip or none."),
    };

    /// <summary>A setting of a signal as it was set, beginning with the name by which it was; null when it was not.</summary>
    private (string As, string Text)? Setting(string signal, string what)
    {
        foreach (var name in new[] { $"{Prefix}{signal}_{what}", $"{Prefix}{what}" })
        {
            if (Text(name) is { } text)
            {
                return ($"{name}=", text);
            }
        }

        return null;
    }

    private static Uri UriOf(string setAs, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
            ? uri
            : throw new OtlpSettingsException($"{setAs}{text} is no address to send telemetry to.", "Give one such as http://127.0.0.1:4317.");

    private static Uri Below(Uri endpoint, string path) =>
        new UriBuilder(endpoint) { Path = endpoint.AbsolutePath.TrimEnd('/') + path }.Uri;
}
