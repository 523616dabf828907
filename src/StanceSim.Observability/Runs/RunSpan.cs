using System.Diagnostics;
using System.Globalization;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Cascades;

namespace StanceSim.Observability.Runs;

/// <summary>The span of a whole run in wall-clock time, of which Orleans' own spans are children. Made only while somebody listens to our source.</summary>
internal static class RunSpan
{
    /// <summary>Starts it as the root of the trace <see cref="TraceIds.TraceOfRun"/>; null when nobody listens.</summary>
    public static Activity? Start(RunPlan plan, string engine)
    {
        if (!RunInstruments.Spans.HasListeners())
        {
            return null;
        }

        var run = RunIdentity.Of(plan);
        var span = StartRoot(TraceIds.TraceOfRun(run));
        // Unless the run comes to its end, it failed or was stopped.
        return span?.SetTag(TelemetryNames.RunId, run)
            .SetTag(TelemetryNames.Scenario, plan.Scenario.Name)
            .SetTag(TelemetryNames.Seed, plan.Key.Seed.ToString(CultureInfo.InvariantCulture))
            .SetTag(TelemetryNames.Replicate, plan.Key.Replicate)
            .SetTag(TelemetryNames.Engine, engine)
            .SetStatus(ActivityStatusCode.Error, "The run did not come to its end.");
    }

    /// <summary>A root takes its trace from the generator, which is there for everybody, so it is put back at once.</summary>
    private static Activity? StartRoot(ActivityTraceId trace)
    {
        var generator = Activity.TraceIdGenerator;
        Activity.Current = null;
        Activity.TraceIdGenerator = () => trace;
        try
        {
            return RunInstruments.Spans.StartActivity(TelemetryNames.RunSpan);
        }
        finally
        {
            Activity.TraceIdGenerator = generator;
        }
    }
}
