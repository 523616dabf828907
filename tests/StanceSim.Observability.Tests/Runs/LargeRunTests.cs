using StanceSim.Benchmarks.Telemetry;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;

namespace StanceSim.Observability.Tests.Runs;

[Collection("telemetry is process-wide")]
public sealed class LargeRunTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    /// <summary>The run of the bench, without its changes and without a folder: only telemetry can take long here.</summary>
    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Two_hundred_actors_and_a_thousand_ticks_lose_no_span_with_the_usual_queue(string protocol)
    {
        await using var receiver = await Receiver.Start();
        var plan = CascadeWorld.Plan(recordsChanges: false);
        var messages = 0L;
        await using var telemetry = new RunTelemetry(Settings.For(receiver, protocol), plan);
        await foreach (var record in telemetry.Observed(new LocalEngine()).Run(plan, Stop))
        {
            messages += record.Sent.Count;
        }

        var report = await telemetry.Finish("run", Stop);

        var spans = receiver.Spans;
        Assert.Equal((200, 1_000), (plan.Scenario.World.ActorCount, plan.Scenario.World.Ticks));
        Assert.Equal((report.Sent, 0L, 0L), (spans.Count, report.Dropped, report.LogsDropped));
        Assert.True(report.Sent >= 5_000, $"{report.Sent} spans are not many.");
        Assert.Equal(messages, spans.Count + spans.Sum(span => (long)span.Attributes.GetValueOrDefault(TelemetryNames.CascadeTruncated, 0L)));
        TraceRules.Hold(spans);
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Ten_thousand_spans_sent_are_ten_thousand_received(string protocol)
    {
        await using var receiver = await Receiver.Start();
        // Many small cascades, so that no cap of a trace leaves anything out.
        var plan = ObservedPlans.Doubling(actors: 200, depth: 6, stimuli: 500) with { RecordsChanges = false };
        var messages = new HashSet<string>();
        await using var telemetry = new RunTelemetry(Settings.For(receiver, protocol), plan);
        await foreach (var record in telemetry.Observed(new LocalEngine()).Run(plan, Stop))
        {
            messages.UnionWith(record.Sent.Select(message => message.Id));
        }

        var report = await telemetry.Finish("run", Stop);

        Assert.True(messages.Count >= 10_000, $"{messages.Count} messages are fewer than ten thousand.");
        Assert.Equal((messages.Count, 0L), (report.Sent, report.Dropped));
        Assert.Equal(messages.Order(), receiver.Spans.Select(span => (string)span.Attributes[TelemetryNames.MessageId]).Order());
    }
}
