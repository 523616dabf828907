using System.Diagnostics;
using System.Runtime.CompilerServices;
using StanceSim.Experiments.Runs;

namespace StanceSim.Observability.Runs;

/// <summary>An engine that is also measured, and whose run is told to a receiver where there is one. Results stay as they are.</summary>
/// <param name="engine">Who does the run.</param>
/// <param name="telemetry">Where cascades and logs go; null: nowhere.</param>
public sealed class ObservedEngine(IRunEngine engine, RunTelemetry? telemetry = null) : IRunEngine
{
    public string Name => engine.Name;

    public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var span = RunSpan.Start(plan, engine.Name);
        var gauges = new RunGauges(plan.Scenario.World);
        var (isOver, ticks) = (false, 0);
        // A run that is being stopped tells one more record, which whoever resumes it will not tell again, unless that takes long.
        using var late = new CancellationTokenSource();
        using var stopping = cancellation.Register(() => late.CancelAfter(RunTelemetry.PatienceWhenAbandoned));
        try
        {
            if (telemetry is not null)
            {
                await telemetry.Begin(engine.Name, cancellation);
            }

            var asked = Stopwatch.GetTimestamp();
            await foreach (var record in Below(span, engine.Run(plan, cancellation)))
            {
                ticks = record.Tick;
                if (record.Tick < plan.Fork?.Tick)
                {
                    // That is its parent's; a fork tells what is its own.
                    yield return record;
                    asked = Stopwatch.GetTimestamp();
                    continue;
                }

                Count(record, Stopwatch.GetElapsedTime(asked));
                gauges.Observe(record);
                await Tell(record, late.Token);

                yield return record;
                asked = Stopwatch.GetTimestamp();
            }

            isOver = true;
            span?.SetTag(TelemetryNames.Ticks, ticks).SetStatus(ActivityStatusCode.Ok);
        }
        finally
        {
            if (telemetry is not null)
            {
                await (isOver ? telemetry.End(ticks, cancellation) : telemetry.Abandon(ticks));
            }
        }
    }

    private async ValueTask Tell(TickRecord record, CancellationToken late)
    {
        try
        {
            await (telemetry?.Observe(record, late) ?? ValueTask.CompletedTask);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            // The receiver takes its time. The run is told from its folder once it was resumed.
        }
    }

    /// <summary>Has the engine work below a span. What is current does not outlive a yield, so it is set again for every record.</summary>
    private static async IAsyncEnumerable<TickRecord> Below(Activity? span, IAsyncEnumerable<TickRecord> run)
    {
        Activity.Current = span;
        var records = run.GetAsyncEnumerator();
        try
        {
            while (await records.MoveNextAsync())
            {
                yield return records.Current;
                Activity.Current = span;
            }
        }
        finally
        {
            Activity.Current = span;
            await records.DisposeAsync();
        }
    }

    private static void Count(TickRecord record, TimeSpan duration)
    {
        if (record.Tick > 0)
        {
            RunInstruments.Ticks.Add(1);
            RunInstruments.TickDuration.Record(duration.TotalSeconds);
        }

        RunInstruments.Changes.Add(record.Changes.Changes.Length);
        if (RunInstruments.Messages.Enabled)
        {
            foreach (var (kind, count) in record.Sent.CountBy(message => message.Content.Kind.Name))
            {
                RunInstruments.Messages.Add(count, new KeyValuePair<string, object?>(TelemetryNames.MessageKind, kind));
            }
        }

        foreach (var decision in record.Decisions)
        {
            RunInstruments.Decisions.Add(1, new KeyValuePair<string, object?>(TelemetryNames.DecisionBlocked, decision.Blocked));
        }
    }
}
