using StanceSim.Experiments.Results;
using StanceSim.Observability.Cascades;
using StanceSim.Observability.Otlp;

namespace StanceSim.Observability.Runs;

/// <summary>Writes the lines of a run: its phases belong to the trace of the run, stimuli to theirs.</summary>
internal sealed class RunLogs(Manifest run, TimeProvider time)
{
    private static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;

    public OtlpLog Began(string engine) => Phase(
        "begin", $"Run {run.Run} of {run.Scenario.Name} began: seed {run.Seed.ToString(Invariant)}, replicate {run.Replicate}, engine {engine}.");

    public OtlpLog Ended(int ticks) => Phase("end", $"Run {run.Run} came to its end after {ticks} ticks.");

    public OtlpLog Recorded(string folder) => Phase("record", $"The results of run {run.Run} stand in {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}.");

    public OtlpLog Abandoned(int ticks) => Phase("abandon", $"Run {run.Run} failed or was stopped after {ticks} ticks.") with { IsError = true };

    public OtlpLog Of(BegunStimulus stimulus) => new(
        time.GetUtcNow(),
        $"Stimulus {stimulus.Id}: {stimulus.Name}, {(run.Calendar.Start is null ? "tick " : "")}{run.Calendar.Label(stimulus.Tick)}.",
        stimulus.TraceId,
        stimulus.SpanId,
        new AttributeList(6)
        {
            { TelemetryNames.RunId, run.Run },
            { TelemetryNames.Scenario, run.Scenario.Name },
            { TelemetryNames.Phase, "stimulus" },
            { TelemetryNames.MessageId, stimulus.Id },
            { TelemetryNames.Tick, stimulus.Tick },
            { TelemetryNames.SimulatedDate, run.Calendar.DateOf(stimulus.Tick) is null ? null : run.Calendar.Label(stimulus.Tick) },
        }.ToImmutable());

    private OtlpLog Phase(string phase, string text) => new(
        time.GetUtcNow(),
        text,
        TraceIds.TraceOfRun(run.Run),
        default,
        new AttributeList(3)
        {
            { TelemetryNames.RunId, run.Run },
            { TelemetryNames.Scenario, run.Scenario.Name },
            { TelemetryNames.Phase, phase },
        }.ToImmutable());
}
