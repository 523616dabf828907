using StanceSim.Observability.Otlp;

namespace StanceSim.Observability.Tests.Receiving;

/// <summary>Settings as though these variables were set.</summary>
internal static class Settings
{
    public static OtlpSettings Of(string? endpoint, params (string Name, string Value)[] variables) =>
        OtlpSettings.Read(endpoint, name => variables.FirstOrDefault(variable => variable.Name == name).Value);

    /// <summary>To a receiver that may take its time: it shares a machine with all other tests.</summary>
    public static OtlpSettings For(Receiver receiver, string protocol, params (string Name, string Value)[] variables) =>
        Of(receiver.Endpoint(protocol), [("OTEL_EXPORTER_OTLP_PROTOCOL", protocol), .. variables, ("OTEL_EXPORTER_OTLP_TIMEOUT", "60000")]);
}
