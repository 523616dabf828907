using System.CommandLine;
using StanceSim.Cli.Terminal;
using StanceSim.Scenarios;

namespace StanceSim.Cli.Verbs;

/// <summary><c>schema</c>: the JSON Schema of scenario files, for editors.</summary>
internal static class SchemaVerb
{
    public static Command Create(Screen screen)
    {
        var path = VerbOptions.Out("File to write; default: standard output");
        var verb = new Command("schema", "Prints the JSON Schema of scenario files, which editors complete and check with.") { path };
        verb.SetAction(parsed => Write(screen, parsed.GetValue(path)));
        return verb;
    }

    private static int Write(Screen screen, string? path)
    {
        if (path is null)
        {
            screen.Output.Write(ScenarioSchema.Json());
            return ExitCode.Done;
        }

        WholeFile.Write(path, ScenarioSchema.Json());
        screen.WriteErrorLine($"Wrote {path}.");
        return ExitCode.Done;
    }
}
