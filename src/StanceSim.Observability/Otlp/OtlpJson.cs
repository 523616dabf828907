using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using StanceSim.Observability.Cascades;

namespace StanceSim.Observability.Otlp;

/// <summary>Cascades as one OTLP/JSON document, which Jaeger, Tempo, the Collector and others read. Holds one cascade at a time.</summary>
internal sealed class OtlpJson : IDisposable
{
    private readonly Utf8JsonWriter json;
    private readonly OtlpRun run;

    public OtlpJson(Stream output, OtlpRun run)
    {
        (json, this.run) = (new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), run);
        json.WriteStartObject();
        json.WriteStartArray("resourceSpans");
    }

    public void Add(EndedCascade cascade)
    {
        foreach (var service in cascade.Spans.GroupBy(span => run.Services.ByActor[span.Actor]))
        {
            json.WriteStartObject();
            json.WriteStartObject("resource");
            Attributes(run.ResourceOf(service.Key, service.First().Actor));
            json.WriteEndObject();
            json.WriteStartArray("scopeSpans");
            json.WriteStartObject();
            json.WriteStartObject("scope");
            json.WriteString("name", TelemetryNames.Source);
            json.WriteString("version", OtlpRun.Version);
            json.WriteEndObject();
            json.WriteStartArray("spans");
            foreach (var span in service)
            {
                Span(span);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.Flush();
    }

    /// <summary>Completes the document.</summary>
    public void Dispose()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Dispose();
    }

    private void Span(CascadeSpan span)
    {
        json.WriteStartObject();
        json.WriteString("traceId", span.TraceId.ToHexString());
        json.WriteString("spanId", span.SpanId.ToHexString());
        if (!span.IsStimulus)
        {
            json.WriteString("parentSpanId", span.ParentId.ToHexString());
        }

        json.WriteNumber("flags", 1);
        json.WriteString("name", span.Name);
        json.WriteNumber("kind", span.IsStimulus ? 1 : 5);
        Time("startTimeUnixNano", run.TimeOf(span.Start));
        Time("endTimeUnixNano", run.TimeOf(span.End));
        Attributes(span.Attributes);
        json.WriteStartArray("events");
        foreach (var happened in span.Events)
        {
            json.WriteStartObject();
            Time("timeUnixNano", run.TimeOf(happened.At));
            json.WriteString("name", happened.Name);
            Attributes(happened.Attributes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var link in span.Links)
        {
            json.WriteStartObject();
            json.WriteString("traceId", link.TraceId.ToHexString());
            json.WriteString("spanId", link.SpanId.ToHexString());
            Attributes(link.Attributes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>64-bit numbers are texts in OTLP/JSON.</summary>
    private void Time(string name, ulong nanoseconds) =>
        json.WriteString(name, nanoseconds.ToString(CultureInfo.InvariantCulture));

    private void Attributes(IEnumerable<KeyValuePair<string, object>> attributes)
    {
        json.WriteStartArray("attributes");
        foreach (var (name, value) in attributes)
        {
            json.WriteStartObject();
            json.WriteString("key", name);
            json.WriteStartObject("value");
            switch (value)
            {
                case string text:
                    json.WriteString("stringValue", text);
                    break;
                case bool truth:
                    json.WriteBoolean("boolValue", truth);
                    break;
                case long integer:
                    json.WriteString("intValue", integer.ToString(CultureInfo.InvariantCulture));
                    break;
                default:
                    json.WriteNumber("doubleValue", (double)value);
                    break;
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
