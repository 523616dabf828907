using System.Diagnostics;
using System.Runtime.CompilerServices;
using StanceSim.Experiments.Runs;

namespace StanceSim.Observability;

/// <summary>An engine that also tells OpenTelemetry what it does: a span per run and counters. Results stay as they are.</summary>
public sealed class ObservedEngine(IRunEngine engine) : IRunEngine
{
    public string Name => engine.Name;

    public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var span = RunInstruments.Spans.StartActivity(TelemetryNames.RunSpan);
        span?.SetTag(TelemetryNames.Scenario, plan.Scenario.Name)
            .SetTag(TelemetryNames.Seed, plan.Key.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .SetTag(TelemetryNames.Replicate, plan.Key.Replicate)
            .SetTag(TelemetryNames.Engine, engine.Name);
        var ticks = 0;
        // Unless the run comes to its end, it failed or was stopped.
        span?.SetStatus(ActivityStatusCode.Error, "The run did not come to its end.");
        await foreach (var record in engine.Run(plan, cancellation))
        {
            ticks = record.Tick;
            Count(record);
            yield return record;
        }

        span?.SetTag(TelemetryNames.Ticks, ticks).SetStatus(ActivityStatusCode.Ok);
    }

    private static void Count(TickRecord record)
    {
        RunInstruments.Ticks.Add(record.Tick == 0 ? 0 : 1);
        RunInstruments.Changes.Add(record.Changes.Changes.Length);
        foreach (var message in record.Sent)
        {
            RunInstruments.Messages.Add(1, new KeyValuePair<string, object?>(TelemetryNames.MessageKind, message.Content.Kind.Name));
        }

        foreach (var decision in record.Decisions)
        {
            RunInstruments.Decisions.Add(1, new KeyValuePair<string, object?>(TelemetryNames.DecisionBlocked, decision.Blocked));
        }
    }
}
