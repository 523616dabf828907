using StanceSim.Cli.Engines;
using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Otlp;

namespace StanceSim.Cli.Verbs;

/// <summary>Does a run from its first frame to its last: opens the output folder, records the run and tells what happened.</summary>
/// <param name="screen">Where it is shown.</param>
/// <param name="plan">The run.</param>
/// <param name="output">How it is told.</param>
internal sealed class PlannedRun(Screen screen, RunPlan plan, RunOutput output)
{
    /// <summary>The folder that was asked for; null: one named after the run.</summary>
    public string? Place { get; init; }

    /// <summary>Replace what is there.</summary>
    public bool Force { get; init; }

    /// <summary>Where telemetry goes; null: nowhere.</summary>
    public OtlpSettings? Telemetry { get; init; }

    public bool WithOrleans { get; init; }

    public async Task Do(StartedEngine engine, CancellationToken cancellation)
    {
        var (recorder, folder) = Begin();
        await using (recorder)
        {
            output.Plan(plan, folder);
            var teller = output.TellsStory ? new StoryTeller(plan) : null;
            await using var sending = Observability.Telemetry.Of(Telemetry, plan, RunFolder.UnfinishedFor(folder), WithOrleans);
            var recorded = await new RunExecution(screen, recorder, folder) { Observe = teller is null ? null : teller.Observe, Telemetry = sending }.Run(engine, cancellation);
            var export = sending is null ? null : await sending.Finish(recorded.Folder, cancellation);
            output.Done(plan, recorded, teller?.Tell(recorded.Outcomes), export);
        }
    }

    /// <summary>Opens the output folder. Where nobody named one, a folder taken by another run makes way for a name of its own.</summary>
    private (RunRecorder Recorder, string Folder) Begin()
    {
        var existing = Force ? ExistingRun.Replace : ExistingRun.Keep;
        var folder = Place ?? RunFolder.DefaultFor(plan);
        try
        {
            return (RunRecorder.Start(plan, folder, existing), folder);
        }
        catch (ResultsException taken) when (Place is null && taken.Problems is [{ Code: "SIM6010" or "SIM6011" }])
        {
            var other = $"{folder}-{RunIdentity.Of(plan)[..8]}";
            return (RunRecorder.Start(plan, other, existing), other);
        }
    }
}
