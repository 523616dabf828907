using StanceSim.Cli.Engines;
using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Randomness;
using StanceSim.Observability;

namespace StanceSim.Cli.Verbs;

/// <summary>Does one run: read, plan, run and record, tell.</summary>
internal sealed class RunCommand(Screen screen, RunRequest request)
{
    public async Task<int> Run(CancellationToken cancellation)
    {
        // The silo and the writer start while the scenario is read.
        RunRecorder.WarmUp();
        var settings = request.Telemetry.Settings();
        await using var engine = request.Engine.Start(cancellation, request.Telemetry.WithOrleans);
        var scenario = ScenarioFile.Read(request.File, ScenarioFile.OverridesOf(request.Settings));
        var plan = new RunPlan
        {
            Scenario = scenario,
            Key = new RunKey(request.Seed ?? scenario.Seed, request.Replicate),
            RecordsChanges = request.RecordsChanges,
            CheckpointEvery = request.CheckpointEvery,
        };
        var output = new RunOutput(screen, request.Verbosity, request.Engine);
        var (recorder, folder) = Begin(plan, request.Out, request.Force);
        await using (recorder)
        {
            output.Plan(plan, folder);
            var teller = new StoryTeller(plan);
            await using var telemetry = Telemetry.Of(settings, plan, RunFolder.UnfinishedFor(folder), request.Telemetry.WithOrleans);
            var execution = new RunExecution(screen, recorder, folder) { Observe = teller.Observe, Telemetry = telemetry };
            var recorded = await execution.Run(engine, cancellation);
            var export = telemetry is null ? null : await telemetry.Finish(recorded.Folder, cancellation);
            output.Done(plan, recorded, teller.Tell([.. recorded.Outcomes.Select(outcome => new StoryOutcome(outcome.Id, outcome.Description, outcome.Value, outcome.IsTruth))]), export);
        }

        return ExitCode.Done;
    }

    /// <summary>Opens the output folder. Where nobody named one, a folder taken by another run makes way for a name of its own.</summary>
    /// <param name="plan">The run to come.</param>
    /// <param name="place">The folder that was asked for, or null.</param>
    /// <param name="force">Replace what is there.</param>
    public static (RunRecorder Recorder, string Folder) Begin(RunPlan plan, string? place, bool force)
    {
        var existing = force ? ExistingRun.Replace : ExistingRun.Keep;
        var folder = place ?? RunFolder.DefaultFor(plan);
        try
        {
            return (RunRecorder.Start(plan, folder, existing), folder);
        }
        catch (ResultsException taken) when (place is null && taken.Problems is [{ Code: "SIM6010" or "SIM6011" }])
        {
            var other = $"{folder}-{RunIdentity.Of(plan)[..8]}";
            return (RunRecorder.Start(plan, other, existing), other);
        }
    }
}
