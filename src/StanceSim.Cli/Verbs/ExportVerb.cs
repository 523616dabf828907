using System.CommandLine;
using StanceSim.Cli.Json;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results.Export;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Cli.Verbs;

/// <summary><c>export RUN --csv</c>: the tables of a run, or its cascades as traces, for other programs.</summary>
internal static class ExportVerb
{
    private const string Csv = "csv";
    private const string OtlpJson = "otlp-json";

    public static Command Create(Screen screen)
    {
        var run = VerbOptions.Run();
        var csv = new Option<bool>("--csv") { Description = "As comma-separated values, one file per table" };
        var format = new Option<string?>("--format") { Description = "csv: one file per table; otlp-json: the cascades as traces, in one file" };
        format.AcceptOnlyFromAmong(Csv, OtlpJson);
        format.Validators.Add(result =>
        {
            if (result.GetValue(csv) && result.GetValueOrDefault<string?>() == OtlpJson)
            {
                result.AddError("--csv and --format otlp-json are two exports: ask for one at a time.");
            }
        });
        var place = VerbOptions.Out("Folder to write to; default: the run's folder");
        var json = VerbOptions.Json();
        var verb = new Command("export", "Writes the tables or traces of a run for other programs.") { run, csv, format, place, json };
        verb.SetAction((parsed, cancellation) => Export(
            screen,
            parsed.GetRequiredValue(run),
            parsed.GetValue(format) ?? (parsed.GetValue(csv) ? Csv : throw Failure.WrongUsage("Nothing says what to export to.", "Add --csv, or --format otlp-json.")),
            parsed.GetValue(place),
            parsed.GetValue(json),
            cancellation));
        return verb;
    }

    private static async Task<int> Export(Screen screen, string run, string format, string? place, bool asJson, CancellationToken cancellation)
    {
        var results = RunResults.Open(run);
        var files = format == Csv ? await CsvExport.Write(results, place) : [await TraceFile.Write(results, place, cancellation)];
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
