using System.Text.Json;
using StanceSim.Cli.Json;
using StanceSim.Experiments.Results;
using StanceSim.Observability.Cascades;

namespace StanceSim.Cli.Traces;

/// <summary>A cascade as one JSON document.</summary>
internal static class TraceJson
{
    public static void Write(TextWriter output, Manifest manifest, EndedCascade cascade, CascadeTree tree) => JsonDocumentWriter.Write(output, json =>
    {
        json.WriteString("status", "done");
        json.WriteNumber("exitCode", ExitCode.Done);
        json.WriteString("run", manifest.Run);
        json.WriteString("stimulus", cascade.Stimulus);
        json.WriteString("traceId", cascade.TraceId.ToHexString());
        json.WriteNumber("messages", cascade.Messages);
        json.WriteStartObject("cascade");
        Branch(json, tree);
        json.WriteEndObject();
    });

    private static void Branch(Utf8JsonWriter json, CascadeTree tree)
    {
        json.WriteString("spanId", tree.Span.SpanId.ToHexString());
        json.WriteString("name", tree.Span.Name);
        json.WriteNumber("startTick", tree.Span.Start.TotalMilliseconds);
        json.WriteNumber("endTick", tree.Span.End.TotalMilliseconds);
        json.WriteStartObject("attributes");
        Attributes(json, tree.Span.Attributes);
        json.WriteEndObject();
        json.WriteStartArray("influences");
        foreach (var link in tree.Span.Links)
        {
            json.WriteStartObject();
            json.WriteString("traceId", link.TraceId.ToHexString());
            json.WriteString("spanId", link.SpanId.ToHexString());
            Attributes(json, link.Attributes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("deeper", tree.Hidden);
        json.WriteStartArray("below");
        foreach (var branch in tree.Below)
        {
            json.WriteStartObject();
            Branch(json, branch);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Attributes(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object>> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            switch (value)
            {
                case string text:
                    json.WriteString(name, text);
                    break;
                case bool truth:
                    json.WriteBoolean(name, truth);
                    break;
                case long integer:
                    json.WriteNumber(name, integer);
                    break;
                case double number:
                    json.WriteNumber(name, number);
                    break;
            }
        }
    }
}
