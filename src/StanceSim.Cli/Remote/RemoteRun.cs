using System.Collections.Immutable;
using System.Text.Json;
using StanceSim.Cli.Engines;
using StanceSim.Cli.Json;
using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;
using StanceSim.Cli.Terminal;
using StanceSim.Cli.Verbs;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Randomness;

namespace StanceSim.Cli.Remote;

/// <summary><c>run --server</c>: has a running server do the run, and follows it to its end.</summary>
internal sealed class RemoteRun(Screen screen, RunRequest request, Uri address)
{
    public async Task<int> Run(CancellationToken cancellation)
    {
        var scenario = ScenarioFile.Read(request.File, ScenarioFile.OverridesOf(request.Settings));
        var plan = new RunPlan { Scenario = scenario, Key = new RunKey(request.Seed ?? scenario.Seed, request.Replicate), RecordsChanges = request.RecordsChanges };
        using var server = new RunServer(address);
        var detail = await server.Post("/api/v1/runs", OrderOf(plan), cancellation);
        var run = detail.GetProperty("id").GetString() ?? "";
        if (request.Verbosity == Verbosity.Full)
        {
            PlanText.Write(screen, plan, "the server's", PageOf(run));
            screen.Output.Flush();
        }

        try
        {
            await Follow(server, run, plan, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new InterruptedRun(PageOf(run)) { Advice = $"The run continues on the server: {PageOf(run)}" };
        }

        var outcomes = await server.Get($"/api/v1/runs/{run}/outcomes", cancellation);
        Tell(await server.Get($"/api/v1/runs/{run}", cancellation), [.. outcomes.GetProperty("outcomes").EnumerateArray().Select(OutcomeIn)]);
        return ExitCode.Done;
    }

    private async Task Follow(RunServer server, string run, RunPlan plan, CancellationToken cancellation)
    {
        var progress = new RunProgress(plan.Scenario.World.Ticks);
        var (status, failure) = ("", "");
        await progress.Show(screen, Listen());
        if (status != "finished")
        {
            throw Failure.OfRun(
                status == "failed" ? $"The run failed: {failure}" : status == "interrupted" ? "Somebody stopped the run." : "The server went before the run was over.",
                $"Look at {PageOf(run)}; what was done of it is in the server's folder of runs.");
        }

        async Task Listen()
        {
            var world = plan.Scenario.World;
            var routine = (long)world.Network.EdgeCount * world.IssueCount;
            var (tick, sent) = (0, 0L);
            await foreach (var happening in server.Events(run, cancellation))
            {
                switch (happening.GetProperty("event").GetString())
                {
                    case "tick":
                        var (now, messages) = (happening.GetProperty("tick").GetInt32(), happening.GetProperty("messages").GetInt64());
                        progress.Advance(now, ((now - tick) * routine) + messages - sent);
                        (tick, sent) = (now, messages);
                        break;
                    case "finished":
                        failure = happening.GetProperty("failure").GetString() ?? "";
                        break;
                    case "state" when happening.GetProperty("status").GetString() is "finished" or "failed" or "interrupted":
                        status = happening.GetProperty("status").GetString() ?? "";
                        return;
                }
            }
        }
    }

    private void Tell(JsonElement detail, ImmutableArray<StoryOutcome> outcomes)
    {
        var run = detail.GetProperty("id").GetString() ?? "";
        switch (request.Verbosity)
        {
            case Verbosity.Json:
                WriteJson(detail, run, outcomes);
                break;
            case Verbosity.Quiet:
                screen.WriteLine(PageOf(run));
                break;
            default:
                OutcomeList.Write(screen, outcomes);
                RunSummary.Heading(screen, "Output");
                screen.Write(new Line().Add("  ").Add(PageOf(run), Ink.Strong).Add($"  {run} in the server's folder of runs", Ink.Faint));
                break;
        }

        screen.Output.Flush();
    }

    private void WriteJson(JsonElement detail, string run, ImmutableArray<StoryOutcome> outcomes) => JsonDocumentWriter.Write(screen.Output, json =>
    {
        json.WriteString("status", "done");
        json.WriteNumber("exitCode", ExitCode.Done);
        json.WriteString("server", address.ToString());
        json.WriteString("id", run);
        json.WriteString("run", detail.GetProperty("hash").GetString());
        json.WriteString("page", PageOf(run));
        json.WriteNumber("ticks", detail.GetProperty("ticks").GetInt32());
        RunJson.Outcomes(json, outcomes);
    });

    private byte[] OrderOf(RunPlan plan)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("yaml", plan.Scenario.Text);
            json.WriteString("name", plan.Scenario.Name);
            json.WriteString("seed", plan.Key.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
            json.WriteNumber("replicate", plan.Key.Replicate);
            json.WriteBoolean("recordsChanges", plan.RecordsChanges);
            json.WriteBoolean("again", request.Force);
            json.WriteStartArray("set");
            foreach (var change in plan.Scenario.Overrides)
            {
                json.WriteStartObject();
                json.WriteString("path", change.Path);
                json.WriteString("value", change.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private string PageOf(string run) => new Uri(address, $"/run/{run}").ToString();

    private static StoryOutcome OutcomeIn(JsonElement json)
    {
        var value = json.GetProperty("value");
        var isTruth = value.ValueKind is JsonValueKind.True or JsonValueKind.False;
        return new StoryOutcome(
            json.GetProperty("id").GetString() ?? "",
            json.GetProperty("description").GetString() ?? "",
            isTruth ? (value.GetBoolean() ? 1 : 0) : value.GetDouble(),
            isTruth);
    }
}
