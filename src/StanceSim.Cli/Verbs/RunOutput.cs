using StanceSim.Cli.Engines;
using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Otlp;

namespace StanceSim.Cli.Verbs;

/// <summary>How much a verb that does a run prints.</summary>
internal enum Verbosity
{
    /// <summary>The plan and what happened, for people.</summary>
    Full,

    /// <summary>The output folder alone.</summary>
    Quiet,

    /// <summary>One JSON document.</summary>
    Json,
}

/// <summary>Tells a run before and after it was done.</summary>
/// <param name="screen">Where to.</param>
/// <param name="verbosity">How much.</param>
/// <param name="engine">The engine, to show.</param>
internal sealed class RunOutput(Screen screen, Verbosity verbosity, EngineRequest engine)
{
    /// <summary>Whether what happened is told at all.</summary>
    public bool TellsStory => verbosity != Verbosity.Quiet;

    public void Plan(RunPlan plan, string folder)
    {
        if (verbosity == Verbosity.Full)
        {
            PlanText.Write(screen, plan, engine.Name, folder);
            screen.Output.Flush();
        }
    }

    /// <param name="plan">The run.</param>
    /// <param name="recorded">Its folder.</param>
    /// <param name="story">What happened; null where <see cref="TellsStory"/> is false.</param>
    /// <param name="export">What was told to OpenTelemetry; null: nothing.</param>
    public void Done(RunPlan plan, RecordedRun recorded, RunStory? story, ExportReport? export = null)
    {
        switch (verbosity)
        {
            case Verbosity.Json:
                RunJson.Write(screen.Output, plan, engine, recorded, export, story!);
                break;
            case Verbosity.Quiet:
                screen.WriteLine(recorded.Folder);
                break;
            default:
                RunSummary.Write(screen, story!);
                TelemetryText.Write(screen, export, recorded.Folder);
                NextSteps.Write(screen, story!, recorded);
                break;
        }

        TelemetryText.Warn(screen, export);

        screen.Output.Flush();
    }
}
