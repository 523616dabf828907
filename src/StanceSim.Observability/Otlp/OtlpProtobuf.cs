using StanceSim.Observability.Cascades;

namespace StanceSim.Observability.Otlp;

/// <summary>Spans and logs as the requests of OTLP 1.x in protocol buffers.</summary>
/// <remarks>
/// The OpenTelemetry SDK gives spans random ids and one resource per provider; ours have ids of their own and one resource
/// per actor, so they are written here. Field numbers are those of opentelemetry-proto, which are stable.
/// </remarks>
internal static class OtlpProtobuf
{
    private const int SpanKindInternal = 1;
    private const int SpanKindConsumer = 5;
    private const uint Sampled = 1;
    private const int SeverityInfo = 9;
    private const int SeverityError = 17;

    /// <summary>ExportTraceServiceRequest.</summary>
    /// <param name="writer">Where to; emptied first.</param>
    /// <param name="spans">The spans, in any order.</param>
    /// <param name="run">What they are spans of.</param>
    public static ReadOnlyMemory<byte> Spans(ProtobufWriter writer, IReadOnlyCollection<CascadeSpan> spans, OtlpRun run)
    {
        writer.Clear();
        foreach (var service in spans.GroupBy(span => run.Services.ByActor[span.Actor]))
        {
            var resource = writer.Begin(1);
            Resource(writer, run.ResourceOf(service.Key, service.First().Actor));
            var scope = writer.Begin(2);
            Scope(writer);
            foreach (var span in service)
            {
                Span(writer, span, run);
            }

            writer.End(scope);
            writer.End(resource);
        }

        return writer.Written;
    }

    /// <summary>ExportLogsServiceRequest.</summary>
    public static ReadOnlyMemory<byte> Logs(ProtobufWriter writer, IReadOnlyCollection<OtlpLog> logs, OtlpRun run)
    {
        writer.Clear();
        var resource = writer.Begin(1);
        Resource(writer, run.Resource);
        var scope = writer.Begin(2);
        Scope(writer);
        foreach (var log in logs)
        {
            var record = writer.Begin(2);
            writer.Fixed64(1, OtlpTime.NanosecondsOf(log.At));
            writer.Fixed64(11, OtlpTime.NanosecondsOf(log.At));
            writer.Integer(2, log.IsError ? SeverityError : SeverityInfo);
            writer.Text(3, log.IsError ? "ERROR" : "INFO");
            var body = writer.Begin(5);
            writer.Text(1, log.Text);
            writer.End(body);
            Attributes(writer, 6, log.Attributes);
            writer.Fixed32(8, Sampled);
            writer.TraceId(9, log.TraceId);
            if (log.SpanId != default)
            {
                writer.SpanId(10, log.SpanId);
            }

            writer.End(record);
        }

        writer.End(scope);
        writer.End(resource);
        return writer.Written;
    }

    private static void Resource(ProtobufWriter writer, IEnumerable<KeyValuePair<string, object>> attributes)
    {
        var resource = writer.Begin(1);
        Attributes(writer, 1, attributes);
        writer.End(resource);
    }

    private static void Scope(ProtobufWriter writer)
    {
        var scope = writer.Begin(1);
        writer.Text(1, TelemetryNames.Source);
        writer.Text(2, OtlpRun.Version);
        writer.End(scope);
    }

    private static void Span(ProtobufWriter writer, CascadeSpan span, OtlpRun run)
    {
        var begin = writer.Begin(2);
        writer.TraceId(1, span.TraceId);
        writer.SpanId(2, span.SpanId);
        if (!span.IsStimulus)
        {
            writer.SpanId(4, span.ParentId);
        }

        writer.Text(5, span.Name);
        writer.Integer(6, span.IsStimulus ? SpanKindInternal : SpanKindConsumer);
        writer.Fixed64(7, run.TimeOf(span.Start));
        writer.Fixed64(8, run.TimeOf(span.End));
        Attributes(writer, 9, span.Attributes);
        foreach (var happened in span.Events)
        {
            var place = writer.Begin(11);
            writer.Fixed64(1, run.TimeOf(happened.At));
            writer.Text(2, happened.Name);
            Attributes(writer, 3, happened.Attributes);
            writer.End(place);
        }

        foreach (var link in span.Links)
        {
            var place = writer.Begin(13);
            writer.TraceId(1, link.TraceId);
            writer.SpanId(2, link.SpanId);
            Attributes(writer, 4, link.Attributes);
            writer.Fixed32(6, Sampled);
            writer.End(place);
        }

        writer.Fixed32(16, Sampled);
        writer.End(begin);
    }

    private static void Attributes(ProtobufWriter writer, int field, IEnumerable<KeyValuePair<string, object>> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            var pair = writer.Begin(field);
            writer.Text(1, name);
            var any = writer.Begin(2);
            switch (value)
            {
                case string text:
                    writer.Text(1, text);
                    break;
                case bool truth:
                    writer.Truth(2, truth);
                    break;
                case long integer:
                    writer.Integer(3, integer);
                    break;
                case double number:
                    writer.Number(4, number);
                    break;
                default:
                    throw new NotSupportedException($"{name} is of a kind that no attribute has: {value.GetType()}.");
            }

            writer.End(any);
            writer.End(pair);
        }
    }
}
