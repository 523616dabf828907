using System.CommandLine;
using StanceSim.Cli.Engines;
using StanceSim.Cli.Json;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Runs;

namespace StanceSim.Cli.Verbs;

/// <summary><c>replay RUN</c>: does a run again from its folder alone and compares every file.</summary>
internal static class ReplayVerb
{
    public static Command Create(Screen screen)
    {
        var run = VerbOptions.Run();
        var engine = new EngineOptions(screen, EngineChoice.Local);
        var json = VerbOptions.Json();
        var verb = new Command("replay", "Does a run again from its folder alone and checks that every file comes out the same.") { run };
        engine.AddTo(verb);
        verb.Add(json);
        verb.SetAction((parsed, cancellation) => Replay(screen, parsed.GetRequiredValue(run), engine.Of(parsed), parsed.GetValue(json), cancellation));
        return verb;
    }

    private static async Task<int> Replay(Screen screen, string folder, EngineRequest request, bool asJson, CancellationToken cancellation)
    {
        await using var engine = request.Start(cancellation);
        var run = RunResults.Open(folder);
        var scratch = Directory.CreateTempSubdirectory("stancesim-replay-");
        try
        {
            var progress = new RunProgress(run.Manifest.Ticks);
            var replay = Task.Run(
                async () => await Experiments.Results.Replay.Of(
                    run, await engine.Ready, Path.Combine(scratch.FullName, "run"), record => progress.Advance(record.Tick, record.Sent.Count), cancellation),
                cancellation);
            await progress.Show(screen, replay);
            Tell(screen, run, await replay, asJson);
            return ExitCode.Done;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void Tell(Screen screen, RunResults run, Experiments.Results.Replay replay, bool asJson)
    {
        if (!replay.Differing.IsEmpty)
        {
            throw Failure.OfResults([InterventionProblems.ReplayDiffers(run.Folder, string.Join(", ", replay.Differing))]);
        }

        if (!asJson)
        {
            screen.WriteLine($"Done again from {run.Folder} alone: {Amount.Count(replay.Files.Length, "file")}, and every one came out the same, byte for byte.");
            return;
        }

        JsonDocumentWriter.Write(screen.Output, json =>
        {
            json.WriteString("status", "done");
            json.WriteNumber("exitCode", ExitCode.Done);
            json.WriteString("run", run.Manifest.Run);
            json.WriteStartArray("files");
            foreach (var file in replay.Files)
            {
                json.WriteStringValue(file);
            }

            json.WriteEndArray();
        });
    }
}
