using System.CommandLine;
using StanceSim.Cli.Engines;
using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Observability.Otlp;

namespace StanceSim.Cli.Verbs;

/// <summary><c>resume FOLDER</c>: finishes a run that was stopped.</summary>
internal sealed class ResumeVerb(Screen screen, string folder, EngineRequest engine)
{
    private bool Force { get; init; }

    private Verbosity Verbosity { get; init; }

    /// <summary>Null: as often as before.</summary>
    private TimeSpan? CheckpointEvery { get; init; }

    private TelemetryRequest Telemetry { get; init; } = new();

    public static Command Create(Screen screen)
    {
        var folder = new Argument<string>("FOLDER") { Description = "Output folder of the run, with or without .unfinished" };
        var (engine, output, telemetry) = (new EngineOptions(screen), new OutputOptions(), new TelemetryOptions());
        var verb = new Command("resume", "Finishes a run that was killed, interrupted or failed, from its last checkpoint.") { folder };
        engine.AddTo(verb);
        output.AddTo(verb);
        telemetry.AddTo(verb);
        verb.SetAction((parsed, cancellation) => new ResumeVerb(screen, parsed.GetRequiredValue(folder), engine.Of(parsed))
        {
            Force = output.Force(parsed),
            Verbosity = output.Verbosity(parsed),
            CheckpointEvery = output.CheckpointEvery(parsed),
            Telemetry = telemetry.RequestOf(parsed, engine.Of(parsed)),
        }.Run(cancellation));
        return verb;
    }

    private async Task<int> Run(CancellationToken cancellation)
    {
        var final = RunFolder.FinishedFor(folder);
        if (Directory.Exists(final) && !Directory.Exists(RunFolder.UnfinishedFor(final)))
        {
            await Tell(RunResults.Open(final).Recorded());
            return ExitCode.Done;
        }

        var settings = Telemetry.Settings();
        var (recorder, done) = RunRecorder.Resume(final, Force ? ExistingRun.Replace : ExistingRun.Keep);
        if (recorder is null)
        {
            await Tell(done!); // one of the two is there
            return ExitCode.Done;
        }

        var (recorded, export) = await Finish(recorder, final, settings, cancellation);
        await Tell(recorded, export);
        return ExitCode.Done;
    }

    private async Task<(RecordedRun, ExportReport?)> Finish(RunRecorder recorder, string final, OtlpSettings? settings, CancellationToken cancellation)
    {
        await using (recorder)
        {
            await using var started = engine.Start(cancellation, Telemetry.WithOrleans);
            recorder.CheckpointEvery = CheckpointEvery ?? recorder.CheckpointEvery;
            Output.Plan(recorder.Plan, final);
            await using var sending = Observability.Telemetry.Of(settings, recorder.Plan, RunFolder.UnfinishedFor(final), Telemetry.WithOrleans);
            var recorded = await new RunExecution(screen, recorder, final) { Telemetry = sending }.Run(started, cancellation);
            return (recorded, sending is null ? null : await sending.Finish(recorded.Folder, cancellation));
        }
    }

    private RunOutput Output => new(screen, Verbosity, engine);

    private async Task Tell(RecordedRun recorded, ExportReport? export = null)
    {
        var results = RunResults.Open(recorded.Folder, Verification.Sizes);
        Output.Done(results.Plan(), recorded, Output.TellsStory ? await FolderStory.Read(results) : null, export);
    }
}
