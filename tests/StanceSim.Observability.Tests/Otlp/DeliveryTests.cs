using Microsoft.AspNetCore.Http;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Otlp;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;
using StanceSim.Observability.Tests.Runs;

namespace StanceSim.Observability.Tests.Otlp;

/// <summary>What happens to spans on their way, when the receiver is slow, busy, picky, dying or not there.</summary>
[Collection("telemetry is process-wide")]
public sealed class DeliveryTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static TheoryData<string> Protocols => ["grpc", "http/protobuf"];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_queue_of_ten_spans_loses_none_of_thousands(string protocol)
    {
        await using var receiver = await Receiver.Start();
        var settings = Settings.For(receiver, protocol, ("OTEL_BSP_MAX_QUEUE_SIZE", "10"), ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "64"));

        var report = await Tell(settings, ObservedPlans.Doubling(actors: 40, depth: 30, stimuli: 10));

        Assert.True(report.Sent > 2_000, $"{report.Sent} spans are not many.");
        Assert.Equal((report.Sent, 0L), (receiver.Spans.Count, report.Dropped));
        TraceRules.Hold(receiver.Spans);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_busy_receiver_is_asked_again(string protocol)
    {
        await using var receiver = await Receiver.Start();
        var refusals = 0;
        receiver.Instead = (_, context) =>
        {
            if (!IsOfTraces(context) || Interlocked.Increment(ref refusals) > 2)
            {
                return Task.FromResult(false);
            }

            return Refuse(context, protocol, StatusCodes.Status503ServiceUnavailable, "14");
        };

        var report = await Tell(Settings.For(receiver, protocol), ObservedPlans.Belarus());

        Assert.Equal((0L, report.Sent), (report.Dropped, (long)receiver.Spans.Count));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_receiver_that_refuses_is_not_asked_again_and_what_it_refused_is_counted(string protocol)
    {
        await using var receiver = await Receiver.Start();
        var requests = 0;
        receiver.Instead = (_, context) =>
        {
            if (!IsOfTraces(context))
            {
                return Task.FromResult(false);
            }

            Interlocked.Increment(ref requests);
            return Refuse(context, protocol, StatusCodes.Status401Unauthorized, "16");
        };

        var report = await Tell(Settings.For(receiver, protocol, ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "1")), ObservedPlans.Belarus());

        Assert.Equal((94, 0L, 94L), (requests, report.Sent, report.Dropped));
        Assert.Contains(protocol == "grpc" ? "gRPC status 16" : "HTTP status 401", report.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Spans_that_a_receiver_says_it_rejected_count_as_dropped(string protocol)
    {
        await using var receiver = await Receiver.Start();
        // partial_success { rejected_spans: 1 }
        receiver.Answer = [0x0A, 0x02, 0x08, 0x01];

        var report = await Tell(Settings.For(receiver, protocol), ObservedPlans.Belarus());

        var requests = receiver.Requests.Count(request => request.Path.Contains("trace", StringComparison.OrdinalIgnoreCase));
        Assert.Equal((94L - requests, (long)requests), (report.Sent, report.Dropped));
    }

    [Fact]
    public async Task A_run_that_nobody_listens_to_ends_as_ever_and_says_what_was_dropped()
    {
        var dead = await Receiver.Start();
        var endpoint = dead.Grpc;
        await dead.DisposeAsync();

        var report = await Tell(Settings.Of(endpoint), ObservedPlans.Belarus());

        Assert.Equal((0L, 94L), (report.Sent, report.Dropped));
        Assert.NotNull(report.Failure);
    }

    [Fact]
    public async Task A_receiver_that_dies_in_the_middle_costs_the_rest_of_the_spans_and_no_more()
    {
        await using var receiver = await Receiver.Start();
        var requests = 0;
        receiver.Instead = (_, context) =>
        {
            if (IsOfTraces(context) && Interlocked.Increment(ref requests) > 3)
            {
                context.Abort();
                return Task.FromResult(true);
            }

            return Task.FromResult(false);
        };
        var plan = ObservedPlans.Doubling(actors: 40, depth: 30, stimuli: 10);

        var report = await Tell(Settings.For(receiver, "http/protobuf", ("OTEL_BSP_MAX_QUEUE_SIZE", "100"), ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "50")), plan);

        Assert.Equal(receiver.Spans.Count, report.Sent);
        Assert.InRange(report.Sent, 1, 150);
        Assert.True(report.Dropped > 2_000, $"{report.Dropped} dropped");
        Assert.NotNull(report.Failure);
    }

    [Fact]
    public async Task A_receiver_that_never_answers_is_given_up_after_the_timeout()
    {
        await using var receiver = await Receiver.Start();
        receiver.Instead = async (_, context) =>
        {
            var gone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return true;
        };

        var report = await Tell(Settings.For(receiver, "grpc", ("OTEL_EXPORTER_OTLP_TIMEOUT", "100"), ("OTEL_METRICS_EXPORTER", "none")), ObservedPlans.Belarus());

        Assert.Equal(94, report.Dropped);
        Assert.Contains("no answer within 0.1 s", report.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Headers_and_compression_of_the_variables_are_honoured(string protocol)
    {
        await using var receiver = await Receiver.Start();
        var settings = Settings.For(receiver, protocol, ("OTEL_EXPORTER_OTLP_HEADERS", "x-key=a%20secret,x-other=b"), ("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip"));

        await Tell(settings, ObservedPlans.Belarus());

        Assert.Equal(94, receiver.Spans.Count);
        Assert.All(receiver.Requests.Where(request => request.Path.Contains("race", StringComparison.Ordinal)), request =>
        {
            Assert.Equal("a secret", request.Headers["x-key"]);
            Assert.Equal("b", request.Headers["x-other"]);
        });
    }

    private static bool IsOfTraces(HttpContext context) => context.Request.Path.Value!.Contains("trace", StringComparison.OrdinalIgnoreCase);

    private static Task<bool> Refuse(HttpContext context, string protocol, int status, string grpcStatus)
    {
        if (protocol == "grpc")
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = grpcStatus;
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.FromResult(true);
    }

    private static async Task<ExportReport> Tell(OtlpSettings settings, RunPlan plan)
    {
        using var folder = new TemporaryFolder();
        await using var telemetry = new RunTelemetry(settings, plan);
        await RunRecorder.Record(telemetry.Observed(new LocalEngine()), plan, folder.At("run"), cancellation: Stop);
        return await telemetry.Finish(folder.At("run"), Stop);
    }
}
