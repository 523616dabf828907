using StanceSim.Cli.Engines;
using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;
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
        using var telemetry = Telemetry.Export();
        await using var engine = request.Cluster is { } cluster
            ? EngineChoice.OnCluster(cluster, request.Partitions, new PlacementNotices(screen).Tell, cancellation)
            : EngineChoice.Start(request.Engine, request.Partitions, cancellation);
        var scenario = ScenarioFile.Read(request.File, ScenarioFile.OverridesOf(request.Settings));
        var plan = new RunPlan
        {
            Scenario = scenario,
            Key = new RunKey(request.Seed ?? scenario.Seed, request.Replicate),
            RecordsChanges = request.RecordsChanges,
        };
        var (recorder, folder) = Begin(plan);
        await using (recorder)
        {
            if (!request.Quiet && !request.Json)
            {
                PlanText.Write(screen, plan, request.Engine, folder);
                screen.Output.Flush();
            }

            var teller = new StoryTeller(plan);
            var progress = new RunProgress(scenario.World.Ticks);
            await progress.Show(screen, Task.Run(() => Record(engine, plan, recorder, teller, progress, cancellation), cancellation));
            var recorded = await recorder.Finish();
            Tell(plan, recorded, teller.Tell([.. recorded.Outcomes.Select(outcome => new StoryOutcome(outcome.Id, outcome.Description, outcome.Value, outcome.IsTruth))]));
        }

        screen.Output.Flush();
        return ExitCode.Done;
    }

    private static async Task Record(
        StartedEngine engine, RunPlan plan, RunRecorder recorder, StoryTeller teller, RunProgress progress, CancellationToken cancellation)
    {
        var world = plan.Scenario.World;
        var routine = (long)world.Network.EdgeCount * world.IssueCount;
        await foreach (var record in Telemetry.Observed(await engine.Ready).Run(plan, cancellation))
        {
            await recorder.Add(record);
            teller.Observe(record);
            progress.Advance(record.Tick, (record.Tick == 0 ? 0 : routine) + record.Sent.Count);
        }
    }

    /// <summary>Opens the output folder. Without --out, a folder taken by another run makes way for a name of its own.</summary>
    private (RunRecorder Recorder, string Folder) Begin(RunPlan plan)
    {
        var existing = request.Force ? ExistingRun.Replace : ExistingRun.Keep;
        var folder = request.Out ?? RunFolder.DefaultFor(plan);
        try
        {
            return (RunRecorder.Start(plan, folder, existing), folder);
        }
        catch (ResultsException taken) when (request.Out is null && taken.Problems is [{ Code: "SIM6010" or "SIM6011" }])
        {
            var other = $"{folder}-{RunIdentity.Of(plan)[..8]}";
            return (RunRecorder.Start(plan, other, existing), other);
        }
    }

    private void Tell(RunPlan plan, RecordedRun recorded, RunStory story)
    {
        if (request.Json)
        {
            RunJson.Write(screen.Output, plan, request.Engine, recorded, story);
        }
        else if (request.Quiet)
        {
            screen.WriteLine(recorded.Folder);
        }
        else
        {
            RunSummary.Write(screen, story);
            NextSteps.Write(screen, story, recorded);
        }
    }
}
