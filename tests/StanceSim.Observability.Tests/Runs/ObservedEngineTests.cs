using System.Diagnostics;
using System.Diagnostics.Metrics;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Runs;

namespace StanceSim.Observability.Tests.Runs;

[Collection("telemetry is process-wide")]
public sealed class ObservedEngineTests
{
    [Fact]
    public async Task A_run_is_one_span_that_names_scenario_and_seed()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);

        await foreach (var _ in Run())
        {
        }

        var span = Assert.Single(spans);
        Assert.Equal(TelemetryNames.RunSpan, span.OperationName);
        Assert.Equal("pair", span.GetTagItem(TelemetryNames.Scenario));
        Assert.Equal("7", span.GetTagItem(TelemetryNames.Seed));
        Assert.Equal(3, span.GetTagItem(TelemetryNames.Ticks));
        Assert.Equal(ActivityStatusCode.Ok, span.Status);
    }

    [Fact]
    public async Task A_run_that_is_left_early_is_an_error()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);

        await foreach (var record in Run())
        {
            if (record.Tick == 1)
            {
                break;
            }
        }

        Assert.Equal(ActivityStatusCode.Error, Assert.Single(spans).Status);
    }

    [Fact]
    public async Task Ticks_and_changes_are_counted()
    {
        var counts = new Dictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == TelemetryNames.Source)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            counts[instrument.Name] = counts.GetValueOrDefault(instrument.Name) + value);
        listener.Start();

        await foreach (var _ in Run())
        {
        }

        Assert.Equal(3, counts[TelemetryNames.TicksDone]);
        Assert.Equal(2, counts[TelemetryNames.ChangesTold]);
    }

    private static IAsyncEnumerable<TickRecord> Run() => PairRun.On(new ObservedEngine(new LocalEngine()));
}
