using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;

namespace StanceSim.Observability.Tests.Runs;

/// <summary>What docs/telemetry.md says of attributes, on the bytes received and against the run's folder.</summary>
[Collection("telemetry is process-wide")]
public sealed class AttributeTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Spans_say_what_messages_and_changes_say()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();
        var plan = ObservedPlans.Belarus("policies");
        await using (var telemetry = new RunTelemetry(Settings.For(receiver, "http/protobuf"), plan))
        {
            await RunRecorder.Record(telemetry.Observed(new LocalEngine()), plan, folder.At("run"), cancellation: Stop);
            await telemetry.Finish(folder.At("run"), Stop);
        }

        var results = RunResults.Open(folder.At("run"));
        var messages = await results.Messages().ToDictionaryAsync(message => message.Id, cancellationToken: Stop);
        var actors = results.Manifest.Actors.ToDictionary(actor => actor.Id);
        var spans = receiver.Spans;

        Assert.All(spans, span =>
        {
            var message = messages[(string)span.Attributes[TelemetryNames.MessageId]];
            Assert.Equal(
                (message.Issue, message.Position, message.Intensity, message.Policy, message.Audience, (long)message.Sent, (long)message.Due),
                (Text(span, TelemetryNames.Issue), Number(span, TelemetryNames.MessagePosition), Number(span, TelemetryNames.MessageIntensity),
                    Text(span, TelemetryNames.MessagePolicy), Text(span, TelemetryNames.MessageAudience), Whole(span, TelemetryNames.Tick), Whole(span, TelemetryNames.DueTick)));
            Assert.Equal(actors[message.Sender].Bloc, Text(span, TelemetryNames.SenderBloc));
            Assert.Equal(actors[message.Sender].Name, span.Resource[TelemetryNames.ActorName]);
        });
        Assert.Contains(spans, span => Text(span, TelemetryNames.MessageText) is { Length: > 0 });
        Assert.All(spans.Where(span => span.ParentId.Length == 0), root => Assert.Equal(
            spans.Where(span => span.TraceId == root.TraceId).Max(span => Whole(span, TelemetryNames.Depth)),
            Whole(root, TelemetryNames.CascadeDepth)));
        Assert.All(spans.SelectMany(span => span.Links), link => Assert.Contains(link.Attributes[TelemetryNames.LinkKind], new[] { "influence", "cause" }));
        Assert.All(spans.SelectMany(span => span.Events), crossing => Assert.Contains((double)crossing.Attributes[TelemetryNames.Threshold], new[] { -0.5, 0, 0.5 }));
    }

    [Fact]
    public async Task An_effect_is_a_change_of_the_folder()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();
        var plan = ObservedPlans.Belarus();
        await using (var telemetry = new RunTelemetry(Settings.For(receiver, "grpc"), plan))
        {
            await RunRecorder.Record(telemetry.Observed(new LocalEngine()), plan, folder.At("run"), cancellation: Stop);
            await telemetry.Finish(folder.At("run"), Stop);
        }

        var changes = await RunResults.Open(folder.At("run")).Changes()
            .Select(change => (change.Variable, change.Actor, Subject: change.Issue ?? change.Other, (long)change.Tick, change.Before, change.After))
            .ToHashSetAsync(cancellationToken: Stop);
        var moving = receiver.Spans.Where(span => span.Attributes.ContainsKey(TelemetryNames.StanceVariable)).ToArray();

        Assert.NotEmpty(moving);
        Assert.All(moving, span => Assert.Contains(
            (Text(span, TelemetryNames.StanceVariable)!, Text(span, TelemetryNames.StanceActor)!, Text(span, TelemetryNames.StanceSubject), Whole(span, TelemetryNames.StanceTick),
                Number(span, TelemetryNames.StanceBefore)!.Value, Number(span, TelemetryNames.StanceAfter)!.Value),
            changes));
        Assert.All(moving, span => Assert.True(Whole(span, TelemetryNames.ContributionsOmitted) >= 0, span.Name));
    }

    private static string? Text(ReceivedSpan span, string name) => (string?)span.Attributes.GetValueOrDefault(name);

    private static double? Number(ReceivedSpan span, string name) => (double?)span.Attributes.GetValueOrDefault(name);

    private static long Whole(ReceivedSpan span, string name) => (long)span.Attributes[name];
}
