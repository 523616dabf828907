using System.Diagnostics;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Otlp;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;
using StanceSim.Observability.Tests.Runs;

namespace StanceSim.Observability.Tests.Otlp;

/// <summary>Receivers that take connections and say nothing, from the beginning or from some moment on.</summary>
[Collection("telemetry is process-wide")]
public sealed class SilenceTests
{
    /// <summary>Far more than it takes on a machine that does other things too; how long was waited, the failure tells.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, string> ProtocolsAndQueues => new(["grpc", "http/protobuf"], ["10", "65536"]);

    [Theory]
    [MemberData(nameof(ProtocolsAndQueues))]
    public async Task A_run_whose_receiver_never_answers_ends_soon_and_counts_everything_as_dropped(string protocol, string queue)
    {
        await using var silent = new SilentSocket();
        var settings = Settings.Of(silent.Endpoint, ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol), ("OTEL_BSP_MAX_QUEUE_SIZE", queue));

        var start = Stopwatch.GetTimestamp();
        var report = await Tell(settings, ObservedPlans.Belarus());

        Assert.True(Stopwatch.GetElapsedTime(start) < Soon, $"It took {Stopwatch.GetElapsedTime(start)}.");
        Assert.Equal((0L, 94L, 0L), (report.Sent, report.Dropped, report.LogsSent));
        Assert.True(report.LogsDropped > 0, "No log was dropped.");
        Assert.Equal("no answer within 2 s", report.Failure);
        Assert.InRange(silent.Connections, 1, 3);
    }

    [Fact]
    public async Task Orleans_own_spans_do_not_make_it_longer()
    {
        await using var silent = new SilentSocket();
        var plan = ObservedPlans.Belarus();
        using var folder = new TemporaryFolder();

        var start = Stopwatch.GetTimestamp();
        await using (var telemetry = new RunTelemetry(Settings.Of(silent.Endpoint), plan, withOrleans: true))
        {
            await RunRecorder.Record(telemetry.Observed(new LocalEngine()), plan, folder.At("run"), cancellation: Stop);
            Assert.Equal(94, (await telemetry.Finish(folder.At("run"), Stop)).Dropped);
        }

        Assert.True(Stopwatch.GetElapsedTime(start) < Soon, $"It took {Stopwatch.GetElapsedTime(start)}.");
    }

    [Fact]
    public async Task What_does_not_come_to_an_end_is_left_alone_and_what_fails_is_told()
    {
        using var end = new ManualResetEventSlim();

        await ExportPatience.Within(() => end.Wait(Stop), TimeSpan.FromMilliseconds(1));

        Assert.False(end.IsSet);
        end.Set();
        await Assert.ThrowsAsync<FormatException>(() => ExportPatience.Within(() => throw new FormatException(), Soon));
    }

    [Fact]
    public async Task A_receiver_that_falls_silent_in_the_middle_costs_what_it_did_not_answer_for()
    {
        await using var receiver = await Receiver.Start();
        var requests = 0;
        receiver.Instead = async (_, context) =>
        {
            if (!context.Request.Path.Value!.Contains("trace", StringComparison.OrdinalIgnoreCase) || Interlocked.Increment(ref requests) <= 2)
            {
                return false;
            }

            var gone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return true;
        };
        // No time is set, so that the run's own patience counts.
        var settings = Settings.Of(receiver.Http, ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "10"));

        var report = await Tell(settings, ObservedPlans.Belarus());

        Assert.Equal((receiver.Spans.Count, 94L), (report.Sent, report.Sent + report.Dropped));
        Assert.InRange(report.Sent, 1, 20);
        Assert.Equal(3, requests);
        Assert.StartsWith("no answer within", report.Failure, StringComparison.Ordinal);
    }

    private static async Task<ExportReport> Tell(OtlpSettings settings, RunPlan plan)
    {
        using var folder = new TemporaryFolder();
        await using var telemetry = new RunTelemetry(settings, plan);
        await RunRecorder.Record(telemetry.Observed(new LocalEngine()), plan, folder.At("run"), cancellation: Stop);
        return await telemetry.Finish(folder.At("run"), Stop);
    }
}
