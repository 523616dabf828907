using System.Collections.Immutable;
using System.Text.Json;
using StanceSim.Cli.Engines;
using StanceSim.Cli.Json;
using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Otlp;

namespace StanceSim.Cli.Verbs;

/// <summary>A run as one JSON document: plan, outcomes, largest movements, output.</summary>
internal static class RunJson
{
    public static void Write(TextWriter output, RunPlan plan, EngineRequest engine, RecordedRun recorded, ExportReport? export, RunStory story) =>
        JsonDocumentWriter.Write(output, json =>
        {
            json.WriteString("status", "done");
            json.WriteNumber("exitCode", ExitCode.Done);
            Plan(json, plan, engine.Name, recorded, story);
            Outcomes(json, story.Outcomes);
            Movements(json, story);
            json.WriteString("folder", recorded.Folder);
            json.WriteString("folderOutcome", recorded.Outcome.ToString().ToLowerInvariant());
            json.WriteString("fingerprint", recorded.Fingerprint);
            json.WriteStartArray("files");
            foreach (var file in recorded.Manifest.Files)
            {
                json.WriteStringValue(file.Name);
            }

            json.WriteEndArray();
            if (engine.Notices is { } notices)
            {
                Pauses(json, notices.Pauses);
            }

            TelemetryJson.Write(json, export);
        });

    private static void Pauses(Utf8JsonWriter json, IReadOnlyList<StoragePauseNotice> pauses)
    {
        json.WriteStartArray("pauses");
        foreach (var pause in pauses)
        {
            json.WriteStartObject();
            json.WriteNumber("tick", pause.Tick);
            json.WriteNumber("seconds", Math.Round(pause.Took.TotalSeconds, 1));
            json.WriteString("waitedFor", pause.WaitedFor);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Plan(Utf8JsonWriter json, RunPlan plan, string engine, RecordedRun recorded, RunStory story)
    {
        var (scenario, world) = (plan.Scenario, plan.Scenario.World);
        json.WriteStartObject("plan");
        json.WriteString("run", recorded.Manifest.Run);
        json.WriteString("scenario", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteNumber("seed", plan.Key.Seed);
        json.WriteNumber("replicate", plan.Key.Replicate);
        json.WriteString("rule", world.Rule.Name);
        json.WriteString("engine", engine);
        json.WriteString("from", scenario.Calendar.Label(story.FirstTick));
        json.WriteString("to", story.Label(story.LastTick));
        json.WriteNumber("ticks", recorded.Manifest.Ticks);
        json.WriteNumber("actors", world.ActorCount);
        json.WriteNumber("issues", world.IssueCount);
        json.WriteNumber("ties", world.Ties.Length);
        json.WriteNumber("datedMessages", world.Schedule.Length);
        json.WriteNumber("policies", world.Policies.Length);
        json.WriteNumber("memoryBytes", MemoryNeed.Of(plan));
        json.WriteEndObject();
    }

    public static void Outcomes(Utf8JsonWriter json, ImmutableArray<StoryOutcome> outcomes)
    {
        json.WriteStartArray("outcomes");
        foreach (var outcome in outcomes)
        {
            json.WriteStartObject();
            json.WriteString("id", outcome.Id);
            json.WriteString("description", outcome.Description);
            if (outcome.IsTruth)
            {
                json.WriteBoolean("value", outcome.Value != 0);
            }
            else
            {
                json.WriteNumber("value", outcome.Value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Movements(Utf8JsonWriter json, RunStory story)
    {
        json.WriteStartArray("movements");
        foreach (var movement in Cast.ToExplain(story))
        {
            json.WriteStartObject();
            json.WriteString("actor", story.Actors[movement.Actor].Id);
            json.WriteString("issue", story.Issues[movement.Issue].Id);
            json.WriteNumber("start", movement.Start);
            json.WriteNumber("end", movement.End);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
