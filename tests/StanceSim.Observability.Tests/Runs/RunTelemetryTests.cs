using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Cascades;
using StanceSim.Observability.Otlp;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;

namespace StanceSim.Observability.Tests.Runs;

[Collection("telemetry is process-wide")]
public sealed class RunTelemetryTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static TheoryData<string, string> ProtocolsAndReactions => new()
    {
        { "grpc", "dated" },
        { "http/protobuf", "dated" },
        { "grpc", "policies" },
        { "http/protobuf", "policies" },
    };

    [Theory]
    [MemberData(nameof(ProtocolsAndReactions))]
    public async Task Every_message_of_a_run_is_one_span_of_a_trace_that_holds_together(string protocol, string reactions)
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();

        var report = await Tell(ObservedPlans.Belarus(reactions), Settings.For(receiver, protocol), folder.At("run"));

        var messages = await RunResults.Open(folder.At("run")).Messages().ToListAsync(Stop);
        var spans = receiver.Spans;
        TraceRules.Hold(spans);
        Assert.Equal(messages.Select(message => message.Id).Order(), spans.Select(span => (string)span.Attributes[TelemetryNames.MessageId]).Order());
        Assert.Equal((messages.Count, 0), (report.Sent, report.Dropped));
        Assert.Null(report.Failure);
        Assert.All(spans, span => Assert.Equal(span.Attributes[TelemetryNames.SenderId], span.Service));
    }

    [Fact]
    public async Task Traces_have_the_ids_that_run_and_stimulus_give()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();

        await Tell(ObservedPlans.Belarus(), Settings.For(receiver, "grpc"), folder.At("run"));

        var run = RunResults.Open(folder.At("run")).Manifest.Run;
        Assert.All(receiver.Spans.Where(span => span.ParentId.Length == 0), root =>
        {
            var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{run}/{root.Attributes[TelemetryNames.MessageId]}"));
            Assert.Equal(Convert.ToHexStringLower(hash)[..32], root.TraceId);
        });
    }

    [Fact]
    public async Task A_cascade_larger_than_the_cap_keeps_its_shallowest_messages_and_counts_the_rest()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();

        await Tell(ObservedPlans.Doubling(actors: 40, depth: 40), Settings.For(receiver, "grpc"), folder.At("run"));

        var messages = await RunResults.Open(folder.At("run")).Messages().ToListAsync(Stop);
        var spans = receiver.Spans;
        TraceRules.Hold(spans);
        var root = Assert.Single(spans, span => span.ParentId.Length == 0);
        Assert.True(messages.Count > 500, $"{messages.Count} messages are no large cascade.");
        Assert.Equal(500, spans.Count);
        Assert.Equal((long)messages.Count - 500, root.Attributes[TelemetryNames.CascadeTruncated]);
        Assert.Equal(
            messages.Select(message => (long)message.Depth).Order().Take(500),
            spans.Select(span => (long)span.Attributes[TelemetryNames.Depth]).Order());
    }

    [Theory]
    [InlineData(50, 7, "A0")]
    [InlineData(51, 7, "bloc-0")]
    [InlineData(51, 0, "stancesim")]
    [InlineData(120, 51, "stancesim")]
    public async Task Services_are_actors_or_blocs_or_one(int actors, int blocs, string service)
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();

        await Tell(ObservedPlans.Doubling(actors, depth: 5, blocs: blocs), Settings.For(receiver, "http/protobuf"), folder.At("run"));

        TraceRules.Hold(receiver.Spans);
        Assert.Equal(service, Assert.Single(receiver.Spans, span => span.ParentId.Length == 0).Service);
    }

    [Fact]
    public async Task A_tick_is_a_millisecond_and_no_date_of_the_scenario_is_a_time()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);

        await Tell(ObservedPlans.Doubling(actors: 10, depth: 4, delay: 2), Settings.For(receiver, "grpc"), folder.At("run"));

        var spans = receiver.Spans;
        TraceRules.Hold(spans);
        var root = spans.Single(span => span.ParentId.Length == 0);
        Assert.Equal("1914-07-29", root.Attributes[TelemetryNames.SimulatedDate]);
        Assert.InRange(root.Start, OtlpTime.NanosecondsOf(before), OtlpTime.NanosecondsOf(DateTimeOffset.UtcNow));
        Assert.InRange(root.End, root.Start, OtlpTime.NanosecondsOf(DateTimeOffset.UtcNow));
        Assert.All(spans.Where(span => span.ParentId.Length > 0), span =>
        {
            var ticks = (long)span.Attributes[TelemetryNames.Tick] - (long)root.Attributes[TelemetryNames.Tick];
            Assert.InRange((long)(span.Start - root.Start), ticks * 1_000_000, (ticks * 1_000_000) + 999_000);
            Assert.InRange((long)(span.End - span.Start), 2_001_000, 3_000_000);
        });
    }

    [Fact]
    public async Task What_moved_a_stance_adds_up_to_how_far_it_moved()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();

        await Tell(ObservedPlans.Belarus("policies"), Settings.For(receiver, "grpc"), folder.At("run"));

        var moved = receiver.Spans.Where(span => span.Attributes.ContainsKey(TelemetryNames.StanceDelta)).ToArray();
        Assert.Contains(moved, span => span.Links.Count > 0);
        Assert.Contains(moved, span => span.Events.Count > 0);
        Assert.All(moved, span =>
        {
            double Of(string name) => (double)span.Attributes[name];
            Assert.Equal(Of(TelemetryNames.StanceAfter) - Of(TelemetryNames.StanceBefore), Of(TelemetryNames.StanceDelta), 12);
            Assert.Equal(
                Of(TelemetryNames.StanceDelta),
                Of(TelemetryNames.Contribution) + Of(TelemetryNames.ContributionRest) + span.Links.Sum(link => (double)link.Attributes[TelemetryNames.Contribution]),
                12);
        });
        Assert.All(moved.SelectMany(span => span.Links), link => Assert.Contains(receiver.Spans, span => (span.TraceId, span.SpanId) == (link.TraceId, link.SpanId)));
        Assert.All(moved.SelectMany(span => span.Events), crossing => Assert.Contains(crossing.Name, new[] { TelemetryNames.StanceFlipped, TelemetryNames.ThresholdCrossed }));
    }

    [Fact]
    public async Task Every_phase_and_every_stimulus_is_one_log_with_its_trace()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();

        var report = await Tell(ObservedPlans.Belarus(), Settings.For(receiver, "http/protobuf"), folder.At("run"));

        var run = RunResults.Open(folder.At("run")).Manifest.Run;
        var roots = receiver.Spans.Where(span => span.ParentId.Length == 0).ToArray();
        var (stimuli, phases) = (receiver.Logs.Where(IsOfStimulus).ToArray(), receiver.Logs.Where(log => !IsOfStimulus(log)).ToArray());
        Assert.Equal(roots.Select(root => (root.TraceId, root.SpanId)).Order(), stimuli.Select(log => (log.TraceId, log.SpanId)).Order());
        Assert.Equal(["begin", "end", "record"], phases.Select(log => log.Attributes[TelemetryNames.Phase]));
        Assert.All(phases, log => Assert.Equal(TraceIds.TraceOfRun(run).ToHexString(), log.TraceId));
        Assert.Equal((receiver.Logs.Count, 0), (report.LogsSent, report.LogsDropped));
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task A_cascade_is_sent_when_it_is_over_while_the_run_goes_on(string protocol)
    {
        await using var receiver = await Receiver.Start();
        var plan = ObservedPlans.Doubling(actors: 20, depth: 3, stimuli: 10);
        await using var telemetry = new RunTelemetry(Settings.For(receiver, protocol), plan);
        await foreach (var record in telemetry.Observed(new LocalEngine()).Run(plan, Stop))
        {
            if (record.Tick == 20)
            {
                await Wait.Until(() => receiver.Spans.Count > 0, Stop);
                TraceRules.Hold(receiver.Spans);
                Assert.Contains(receiver.Spans, span => Equals(span.Attributes[TelemetryNames.MessageId], "stimulus-0"));
                Assert.All(receiver.Spans, span => Assert.True((long)span.Attributes[TelemetryNames.DueTick] < record.Tick));
            }
        }
    }

    [Fact]
    public async Task A_run_that_is_left_early_tells_the_cascades_that_were_over_and_that_it_was_left()
    {
        await using var receiver = await Receiver.Start();
        var plan = ObservedPlans.Doubling(actors: 20, depth: 3, stimuli: 10);
        await using (var telemetry = new RunTelemetry(Settings.For(receiver, "grpc"), plan))
        {
            await foreach (var record in telemetry.Observed(new LocalEngine()).Run(plan, Stop))
            {
                if (record.Tick == 20)
                {
                    break;
                }
            }
        }

        TraceRules.Hold(receiver.Spans);
        Assert.DoesNotContain(receiver.Spans, span => (long)span.Attributes[TelemetryNames.DueTick] >= 20);
        Assert.Contains(receiver.Logs, log => log.Severity == "ERROR" && Equals(log.Attributes[TelemetryNames.Phase], "abandon"));
    }

    [Fact]
    public async Task Metrics_are_told_under_the_documented_names_and_none_is_per_actor()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();

        await Tell(ObservedPlans.Belarus(), Settings.For(receiver, "http/protobuf"), folder.At("run"));

        Assert.Superset(
            new HashSet<string>
            {
                TelemetryNames.MessagesSent, TelemetryNames.MessagesUnderWay, TelemetryNames.TicksDone, TelemetryNames.TickDuration,
                TelemetryNames.ActiveActors, TelemetryNames.Polarisation, TelemetryNames.ExportQueue,
            },
            receiver.Metrics.ToHashSet());
        Assert.Equal(
            [(TelemetryNames.DecisionsTaken, TelemetryNames.DecisionBlocked), (TelemetryNames.MessagesSent, TelemetryNames.MessageKind)],
            receiver.MetricAttributes.Order());
    }

    [Fact]
    public async Task Metrics_are_told_while_the_run_goes_on_as_often_as_the_variable_says()
    {
        await using var receiver = await Receiver.Start();
        var plan = ObservedPlans.Belarus();
        await using var telemetry = new RunTelemetry(Settings.For(receiver, "http/protobuf", ("OTEL_METRIC_EXPORT_INTERVAL", "20")), plan);
        await foreach (var record in telemetry.Observed(new LocalEngine()).Run(plan, Stop))
        {
            await (record.Tick == 20 ? Wait.Until(() => receiver.Metrics.Contains(TelemetryNames.TicksDone), Stop) : Task.CompletedTask);
        }
    }

    [Fact]
    public async Task Spans_that_were_dropped_are_a_metric()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();

        var report = await Tell(
            ObservedPlans.Belarus(),
            Settings.Of(
                null,
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Http),
                ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://127.0.0.1:9/v1/traces")),
            folder.At("run"));

        Assert.Equal((0, 94), (report.Sent, report.Dropped));
        Assert.Contains(TelemetryNames.DroppedSpans, receiver.Metrics);
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Thousands_of_spans_of_200_actors_are_all_received_with_the_usual_queue(string protocol)
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();

        var report = await Tell(ObservedPlans.Doubling(actors: 200, depth: 25, stimuli: 20), Settings.For(receiver, protocol), folder.At("run"));

        TraceRules.Hold(receiver.Spans);
        Assert.True(report.Sent > 4_000, $"{report.Sent} spans are not many.");
        Assert.Equal((report.Sent, 0L), (receiver.Spans.Count, report.Dropped));
    }

    private static bool IsOfStimulus(ReceivedLog log) => Equals(log.Attributes[TelemetryNames.Phase], "stimulus");

    private static async Task<ExportReport> Tell(RunPlan plan, OtlpSettings settings, string folder)
    {
        await using var telemetry = new RunTelemetry(settings, plan);
        await RunRecorder.Record(telemetry.Observed(new LocalEngine()), plan, folder, cancellation: Stop);
        return await telemetry.Finish(folder, Stop);
    }
}
