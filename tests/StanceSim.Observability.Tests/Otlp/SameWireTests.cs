using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StanceSim.Observability.Tests.Receiving;

namespace StanceSim.Observability.Tests.Otlp;

/// <summary>The reader that the other tests rely on reads what the OpenTelemetry SDK sends, so both mean the same fields.</summary>
public sealed class SameWireTests
{
    [Fact]
    public async Task A_span_of_the_sdk_is_read_as_it_was_made()
    {
        await using var receiver = await Receiver.Start();
        using var source = new ActivitySource("wire");
        var link = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        Activity? parent, child;
        using (Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("the-service"))
            .AddSource("wire")
            .AddOtlpExporter(options =>
            {
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
                options.Endpoint = new Uri(receiver.Http + "/v1/traces");
            })
            .Build())
        {
            parent = source.StartActivity("parent", ActivityKind.Internal);
            child = source.StartActivity("child", ActivityKind.Consumer, parent!.Context, [new("text", "a"), new("number", 0.5), new("integer", -7L), new("truth", true)], [new(link)]);
            child!.AddEvent(new ActivityEvent("happened", tags: new() { ["how"] = "so" }));
            child.Stop();
            parent.Stop();
        }

        var spans = receiver.Spans.ToDictionary(span => span.Name);
        Assert.Equal((5, 1), (spans["child"].Kind, spans["parent"].Kind));
        Assert.Equal((parent.TraceId.ToHexString(), child.SpanId.ToHexString(), parent.SpanId.ToHexString()), (spans["child"].TraceId, spans["child"].SpanId, spans["child"].ParentId));
        Assert.Equal("", spans["parent"].ParentId);
        Assert.Equal(("a", 0.5, -7L, true), (spans["child"].Attributes["text"], spans["child"].Attributes["number"], spans["child"].Attributes["integer"], spans["child"].Attributes["truth"]));
        Assert.Equal((link.TraceId.ToHexString(), link.SpanId.ToHexString()), (spans["child"].Links[0].TraceId, spans["child"].Links[0].SpanId));
        Assert.Equal(("happened", "so"), (spans["child"].Events[0].Name, spans["child"].Events[0].Attributes["how"]));
        Assert.Equal("the-service", spans["child"].Service);
        Assert.Equal((ulong)(child.StartTimeUtc - DateTime.UnixEpoch).Ticks * 100, spans["child"].Start);
        Assert.Equal("wire", spans["child"].Scope);
    }
}
