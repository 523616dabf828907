using System.Diagnostics.Metrics;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Otlp;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;
using StanceSim.Observability.Tests.Runs;

namespace StanceSim.Observability.Tests.Otlp;

/// <summary>A receiver that is not there while a run goes on: cascades are counted and not put into words.</summary>
[Collection("telemetry is process-wide")]
public sealed class LateReceiverTests
{
    private const int Stimuli = 20;

    /// <summary>A stimulus and what doubles from step to step.</summary>
    private const int SpansOfEach = 31;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static TheoryData<string> Protocols => ["grpc", "http/protobuf"];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Who_listens_when_the_run_is_over_is_told_what_was_not_tried_before(string protocol)
    {
        var (report, receiver) = await Run(protocol, comesBack: true);
        await using var _ = receiver;

        Assert.Equal(receiver.Spans.Count, report.Sent);
        Assert.Equal(Stimuli * SpansOfEach, report.Sent + report.Dropped);
        // What was lost was told when nobody was known to be away.
        Assert.InRange(report.Sent, SpansOfEach, (Stimuli - 1) * SpansOfEach);
        Assert.Equal(Stimuli, report.Traces);
        TraceRules.Hold(receiver.Spans);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task What_nobody_listens_to_counts_as_dropped(string protocol)
    {
        var (report, receiver) = await Run(protocol, comesBack: false);
        await using var _ = receiver;

        Assert.Equal((0L, (long)(Stimuli * SpansOfEach), Stimuli), (report.Sent, report.Dropped, report.Traces));
        Assert.NotNull(report.Failure);
    }

    private static async Task<(ExportReport Report, Receiver Receiver)> Run(string protocol, bool comesBack)
    {
        var receiver = await Receiver.Start();
        var (isAway, dropped) = (true, 0L);
        receiver.Instead = (_, context) =>
        {
            if (!Volatile.Read(ref isAway) || !context.Request.Path.Value!.Contains("trace", StringComparison.OrdinalIgnoreCase))
            {
                return Task.FromResult(false);
            }

            context.Abort();
            return Task.FromResult(true);
        };
        // Spans count as dropped when the exporter knows that nobody is there, and not before.
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == TelemetryNames.DroppedSpans)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, spans, _, _) => Interlocked.Add(ref dropped, spans));
        listener.Start();
        var plan = ObservedPlans.Doubling(actors: 40, depth: 5, Stimuli);
        using var folder = new TemporaryFolder();
        await using var telemetry = new RunTelemetry(Settings.For(receiver, protocol), plan);
        await using var recorder = RunRecorder.Start(plan, folder.At("run"));
        await foreach (var record in telemetry.Observed(new LocalEngine()).Run(plan, Stop))
        {
            await recorder.Add(record);
            if (record.Tick == plan.Scenario.World.Ticks / 2)
            {
                await Wait.Until(() => Interlocked.Read(ref dropped) > 0, Stop);
            }
        }

        await recorder.Finish();
        Volatile.Write(ref isAway, !comesBack);
        return (await telemetry.Finish(folder.At("run"), Stop), receiver);
    }
}
