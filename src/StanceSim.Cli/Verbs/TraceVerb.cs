using System.CommandLine;
using StanceSim.Cli.Json;
using StanceSim.Cli.Terminal;
using StanceSim.Cli.Traces;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Observability.Folders;

namespace StanceSim.Cli.Verbs;

/// <summary><c>trace RUN</c>: one stimulus and everything it set off, as a tree; or all of them to an OTLP receiver.</summary>
internal static class TraceVerb
{
    public static Command Create(Screen screen)
    {
        var run = VerbOptions.Run();
        var stimulus = new Option<string?>("--stimulus") { Description = "Id of the message that set it off; default: the one that set off most", HelpName = "message" };
        var actor = new Option<string?>("--actor") { Description = "Only branches in which this actor speaks, is addressed or is moved", HelpName = "actor" };
        var depth = new Option<int?>("--depth") { Description = "Steps from the stimulus to show; default: all", HelpName = "number" };
        var otlp = TelemetryOptions.Otlp("Send all cascades by OTLP instead; default: the OTEL variables, or http://127.0.0.1:4317");
        var json = VerbOptions.Json();
        depth.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 0)
            {
                result.AddError("--depth must be at least 0.");
            }
        });
        var verb = new Command("trace", "Shows what a stimulus set off, or sends a finished run to an OTLP receiver.") { run, stimulus, actor, depth, otlp, json };
        verb.SetAction((parsed, cancellation) =>
        {
            MustNotChooseToSend(parsed, otlp, stimulus, actor, depth);
            var results = RunResults.Open(parsed.GetRequiredValue(run), Verification.Sizes);
            return TelemetryOptions.IsTyped(parsed, otlp)
                ? Send(screen, results, new TelemetryRequest { IsAsked = true, Endpoint = parsed.GetValue(otlp) }, parsed.GetValue(json), cancellation)
                : Show(screen, results, new Wanted(parsed.GetValue(stimulus), parsed.GetValue(actor), parsed.GetValue(depth)), parsed.GetValue(json), cancellation);
        });
        return verb;
    }

    private static void MustNotChooseToSend(ParseResult parsed, Option<string?> otlp, params Option[] choices)
    {
        if (TelemetryOptions.IsTyped(parsed, otlp) && choices.FirstOrDefault(choice => parsed.GetResult(choice) is { Implicit: false }) is { } given)
        {
            throw Failure.WrongUsage($"{given.Name} is for showing a cascade here, and --otlp sends all of them.", $"Leave {given.Name} or --otlp out.");
        }
    }

    private static async Task<int> Show(Screen screen, RunResults results, Wanted wanted, bool asJson, CancellationToken cancellation)
    {
        var manifest = results.Manifest;
        var actor = wanted.Actor is null ? null : WhyVerb.Chosen("actor", wanted.Actor, [.. manifest.Actors.Select(known => (known.Id, known.Name))]);
        var cascades = await FolderCascades.Read(results, cap: int.MaxValue, cancellation).ToListAsync(cancellation);
        if (cascades.Count == 0)
        {
            throw Failure.InvalidInput("No message was sent in this run.", "Classical network models have positions only; see them with report.");
        }

        var among = actor is null ? cascades : [.. cascades.Where(cascade => cascade.Spans.Any(span => CascadeTree.Concerns(span, actor)))];
        var chosen = wanted.Stimulus is { } typed
            ? cascades.First(cascade => cascade.Stimulus == WhyVerb.Chosen("stimulus", typed, [.. cascades.Select(known => (known.Stimulus, known.Stimulus))]))
            : among.MaxBy(cascade => cascade.Messages)
                ?? throw Failure.InvalidInput($"{actor} has no part in any cascade of this run.", "Leave --actor out.");
        var tree = CascadeTree.Of(chosen, actor, wanted.Depth);
        if (asJson)
        {
            TraceJson.Write(screen.Output, manifest, chosen, tree);
        }
        else
        {
            new TraceText(screen, manifest).Write(chosen, tree, [.. among.Where(other => other != chosen)], results.Folder);
        }

        return ExitCode.Done;
    }

    private static async Task<int> Send(Screen screen, RunResults results, TelemetryRequest request, bool asJson, CancellationToken cancellation)
    {
        var settings = request.Settings() ?? throw Failure.WrongUsage("OTEL_SDK_DISABLED switches telemetry off.", "Unset it.");
        var export = await FolderCascades.Send(results, settings, cancellation: cancellation);
        if (asJson)
        {
            JsonDocumentWriter.Write(screen.Output, document =>
            {
                document.WriteString("status", export.Dropped == 0 ? "done" : "failed");
                document.WriteNumber("exitCode", export.Dropped == 0 ? ExitCode.Done : ExitCode.Failed);
                TelemetryJson.Write(document, export);
            });
        }
        else
        {
            TelemetryText.Write(screen, export, results.Folder);
        }

        TelemetryText.Warn(screen, export);
        return export.Dropped == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>What the user wants to see.</summary>
    private sealed record Wanted(string? Stimulus, string? Actor, int? Depth);
}
