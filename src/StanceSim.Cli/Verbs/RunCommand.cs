using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Randomness;

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
        await new PlannedRun(screen, plan, new RunOutput(screen, request.Verbosity, request.Engine))
        {
            Place = request.Out,
            Force = request.Force,
            Telemetry = settings,
            WithOrleans = request.Telemetry.WithOrleans,
        }.Do(engine, cancellation);
        return ExitCode.Done;
    }
}
