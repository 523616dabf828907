namespace StanceSim.Observability.Tests.Receiving;

/// <summary>What holds of every trace that a backend gets.</summary>
internal static class TraceRules
{
    private static readonly string[] OnEverySpan =
    [
        TelemetryNames.RunId, TelemetryNames.Scenario, TelemetryNames.Seed, TelemetryNames.Replicate, TelemetryNames.Tick,
        TelemetryNames.DueTick, TelemetryNames.SenderId, TelemetryNames.ReceiverId, TelemetryNames.MessageId,
        TelemetryNames.MessageKind, TelemetryNames.MessageIntensity, TelemetryNames.MessageAudience,
        TelemetryNames.MessageDelivered, TelemetryNames.Depth, TelemetryNames.StancesMoved,
    ];

    public static void Hold(IReadOnlyList<ReceivedSpan> spans, int cap = 500)
    {
        Assert.NotEmpty(spans);
        Assert.Equal(spans.Count, spans.Select(span => span.SpanId).Distinct().Count());
        foreach (var trace in spans.GroupBy(span => span.TraceId))
        {
            HoldOf([.. trace], cap);
        }
    }

    private static void HoldOf(IReadOnlyList<ReceivedSpan> trace, int cap)
    {
        var byId = trace.ToDictionary(span => span.SpanId);
        var root = Assert.Single(trace, span => span.ParentId.Length == 0);
        Assert.True(trace.Count <= cap, $"{root.Name} has {trace.Count} spans.");
        Assert.Equal((long)trace.Count, root.Attributes[TelemetryNames.CascadeSpans]);
        Assert.StartsWith("stimulus ", root.Name, StringComparison.Ordinal);
        Assert.All(trace, span =>
        {
            Assert.Equal(32, span.TraceId.Length);
            Assert.Equal(16, span.SpanId.Length);
            Assert.Equal(TelemetryNames.Source, span.Scope);
            Assert.Equal("stancesim", span.Resource["service.namespace"]);
            Assert.Equal(span.ParentId.Length == 0 ? 1 : 5, span.Kind);
            Assert.True(span.Start < span.End, span.Name);
            Assert.True(root.Start <= span.Start && span.End <= root.End, $"{root.Name} does not cover {span.Name}.");
            Assert.All(OnEverySpan, name => Assert.True(span.Attributes.ContainsKey(name), $"{span.Name} has no {name}."));
            Assert.DoesNotContain("messaging.system", span.Attributes.Keys);
            Assert.True(span.Attributes.Count <= 128 && span.Links.Count <= 128 && span.Events.Count <= 128, span.Name);
        });
        Assert.All(trace.Where(span => span.ParentId.Length > 0), span =>
        {
            Assert.True(byId.TryGetValue(span.ParentId, out var parent), $"{span.Name} is an orphan.");
            Assert.True(parent!.Start <= span.Start, $"{span.Name} begins before {parent.Name}.");
            Assert.Equal((long)parent.Attributes[TelemetryNames.Depth] + 1, span.Attributes[TelemetryNames.Depth]);
        });
    }
}
