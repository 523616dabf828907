using System.CommandLine;
using StanceSim.Cli.Json;
using StanceSim.Cli.Report;
using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Cli.Verbs;

/// <summary><c>report RUN</c>: a run as one page that opens in any browser without a network.</summary>
internal static class ReportVerb
{
    private const string FileName = "report.html";

    public static Command Create(Screen screen)
    {
        var run = VerbOptions.Run();
        var place = VerbOptions.Out("File to write; default: report.html in the run's folder");
        var json = VerbOptions.Json();
        var verb = new Command("report", "Writes a run as one web page with drawings, which needs no network.") { run, place, json };
        verb.SetAction((parsed, _) => Write(screen, parsed.GetRequiredValue(run), parsed.GetValue(place), parsed.GetValue(json)));
        return verb;
    }

    private static async Task<int> Write(Screen screen, string run, string? place, bool asJson)
    {
        var results = RunResults.Open(run);
        var story = await FolderStory.Read(results);
        var file = place ?? Path.Combine(run, FileName);
        WholeFile.Write(file, ReportPage.Of(story, ProvenanceOf(results.Manifest)));
        if (asJson)
        {
            JsonDocumentWriter.Write(screen.Output, json =>
            {
                json.WriteString("status", "done");
                json.WriteNumber("exitCode", ExitCode.Done);
                json.WriteString("file", file);
            });
        }
        else
        {
            screen.Write(new Line().Add("Wrote ").Add(file, Ink.Strong).Add(". Open it in a browser; it needs no network."));
        }

        return ExitCode.Done;
    }

    private static Provenance ProvenanceOf(Manifest manifest) => new(
        manifest.Run,
        manifest.Scenario.Sha256,
        manifest.Seed,
        manifest.Replicate,
        manifest.Version,
        [.. manifest.Overrides.Select(change => $"{change.Path} = {change.Value}")]);
}
