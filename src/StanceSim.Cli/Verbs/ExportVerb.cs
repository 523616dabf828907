using System.CommandLine;
using StanceSim.Cli.Json;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results.Export;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Cli.Verbs;

/// <summary><c>export RUN --csv</c>: the tables of a run for other programs.</summary>
internal static class ExportVerb
{
    public static Command Create(Screen screen)
    {
        var run = VerbOptions.Run();
        var csv = new Option<bool>("--csv") { Description = "As comma-separated values, one file per table" };
        var place = VerbOptions.Out("Folder to write to; default: the run's folder");
        var json = VerbOptions.Json();
        var verb = new Command("export", "Writes the tables of a run for other programs.") { run, csv, place, json };
        verb.SetAction((parsed, _) => parsed.GetValue(csv)
            ? Export(screen, parsed.GetRequiredValue(run), parsed.GetValue(place), parsed.GetValue(json))
            : throw Failure.WrongUsage("Nothing says what to export to.", "Add --csv."));
        return verb;
    }

    private static async Task<int> Export(Screen screen, string run, string? place, bool asJson)
    {
        var files = await CsvExport.Write(RunResults.Open(run), place);
        if (asJson)
        {
            JsonDocumentWriter.Write(screen.Output, json =>
            {
                json.WriteString("status", "done");
                json.WriteNumber("exitCode", ExitCode.Done);
                json.WriteStartArray("files");
                foreach (var file in files)
                {
                    json.WriteStringValue(file);
                }

                json.WriteEndArray();
            });
            return ExitCode.Done;
        }

        screen.WriteLine("Wrote");
        foreach (var file in files)
        {
            screen.WriteLine($"  {file}");
        }

        return ExitCode.Done;
    }
}
