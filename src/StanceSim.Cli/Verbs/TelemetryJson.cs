using System.Text.Json;
using StanceSim.Observability.Otlp;

namespace StanceSim.Cli.Verbs;

/// <summary>What became of a run's telemetry, as a member of a JSON document.</summary>
internal static class TelemetryJson
{
    public static void Write(Utf8JsonWriter json, ExportReport? export)
    {
        if (export is null)
        {
            return;
        }

        json.WriteStartObject("telemetry");
        json.WriteString("target", export.Target);
        json.WriteNumber("traces", export.Traces);
        json.WriteNumber("spans", export.Sent);
        json.WriteNumber("droppedSpans", export.Dropped);
        json.WriteNumber("logs", export.LogsSent);
        json.WriteNumber("droppedLogs", export.LogsDropped);
        json.WriteString("failure", export.Failure);
        json.WriteEndObject();
    }
}
