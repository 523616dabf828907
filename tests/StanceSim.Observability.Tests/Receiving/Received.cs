namespace StanceSim.Observability.Tests.Receiving;

/// <summary>A span as it was read from the bytes that arrived.</summary>
internal sealed record ReceivedSpan
{
    public required IReadOnlyDictionary<string, object> Resource { get; init; }

    public required string Scope { get; init; }

    public required string TraceId { get; init; }

    public required string SpanId { get; init; }

    /// <summary>Empty for a root.</summary>
    public required string ParentId { get; init; }

    public required string Name { get; init; }

    public required int Kind { get; init; }

    public required ulong Start { get; init; }

    public required ulong End { get; init; }

    public required IReadOnlyDictionary<string, object> Attributes { get; init; }

    public required IReadOnlyList<(string Name, ulong At, IReadOnlyDictionary<string, object> Attributes)> Events { get; init; }

    public required IReadOnlyList<(string TraceId, string SpanId, IReadOnlyDictionary<string, object> Attributes)> Links { get; init; }

    public string Service => (string)Resource["service.name"];

    public static IEnumerable<ReceivedSpan> In(byte[] request) =>
        from resourceSpans in new Wire(request).Messages(1)
        let resource = AttributesOf(resourceSpans.Message(1)!, 1)
        from scopeSpans in resourceSpans.Messages(2)
        from span in scopeSpans.Messages(2)
        select Of(span, resource, scopeSpans.Message(1)!.Text(1));

    public static IReadOnlyDictionary<string, object> AttributesOf(Wire message, int field) => message.Messages(field).ToDictionary(
        pair => pair.Text(1),
        pair => pair.Message(2)! is var any && any.Has(1) ? any.Text(1)
            : any.Has(2) ? any.Number(2) != 0
            : any.Has(3) ? (long)any.Number(3)
            : any.Has(4) ? (object)BitConverter.UInt64BitsToDouble(any.Number(4))
            : throw new FormatException($"{pair.Text(1)} has no value."));

    private static ReceivedSpan Of(Wire span, IReadOnlyDictionary<string, object> resource, string scope) => new()
    {
        Resource = resource,
        Scope = scope,
        TraceId = Convert.ToHexStringLower(span.Bytes(1)),
        SpanId = Convert.ToHexStringLower(span.Bytes(2)),
        ParentId = Convert.ToHexStringLower(span.Bytes(4)),
        Name = span.Text(5),
        Kind = (int)span.Number(6),
        Start = span.Number(7),
        End = span.Number(8),
        Attributes = AttributesOf(span, 9),
        Events = [.. span.Messages(11).Select(e => (e.Text(2), e.Number(1), AttributesOf(e, 3)))],
        Links = [.. span.Messages(13).Select(l => (Convert.ToHexStringLower(l.Bytes(1)), Convert.ToHexStringLower(l.Bytes(2)), AttributesOf(l, 4)))],
    };
}

/// <summary>A log as it was read from the bytes that arrived.</summary>
internal sealed record ReceivedLog(string Text, string Severity, string TraceId, string SpanId, ulong At, IReadOnlyDictionary<string, object> Attributes)
{
    public static IEnumerable<ReceivedLog> In(byte[] request) =>
        from resourceLogs in new Wire(request).Messages(1)
        from scopeLogs in resourceLogs.Messages(2)
        from log in scopeLogs.Messages(2)
        select new ReceivedLog(
            log.Message(5)!.Text(1),
            log.Text(3),
            Convert.ToHexStringLower(log.Bytes(9)),
            Convert.ToHexStringLower(log.Bytes(10)),
            log.Number(1),
            ReceivedSpan.AttributesOf(log, 6));
}

/// <summary>Names of the metrics in a request.</summary>
internal static class ReceivedMetrics
{
    public static IEnumerable<string> In(byte[] request) =>
        from resourceMetrics in new Wire(request).Messages(1)
        from scopeMetrics in resourceMetrics.Messages(2)
        from metric in scopeMetrics.Messages(2)
        select metric.Text(1);

    /// <summary>Names of metrics with the attributes by which their points are told apart.</summary>
    public static IEnumerable<(string Metric, string Attribute)> AttributesIn(byte[] request) =>
        from resourceMetrics in new Wire(request).Messages(1)
        from scopeMetrics in resourceMetrics.Messages(2)
        from metric in scopeMetrics.Messages(2)
        from data in metric.Messages(5).Concat(metric.Messages(7)).Concat(metric.Messages(9)) // gauges, sums, histograms
        from point in data.Messages(1)
        from attribute in ReceivedSpan.AttributesOf(point, metric.Messages(9).Any() ? 9 : 7).Keys
        select (metric.Text(1), attribute);
}
