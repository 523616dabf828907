using System.Collections.Immutable;
using System.CommandLine;
using StanceSim.Cli.Json;
using StanceSim.Cli.Problems;
using StanceSim.Cli.Terminal;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cli.Verbs;

/// <summary><c>validate SCENARIO...</c>: every problem of every file, or that there is none.</summary>
internal static class ValidateVerb
{
    public static Command Create(Screen screen)
    {
        var files = new Argument<string[]>("SCENARIO") { Description = "Scenario files (YAML)", Arity = ArgumentArity.OneOrMore };
        var set = VerbOptions.Set();
        var json = VerbOptions.Json();
        var verb = new Command("validate", "Checks scenario files and tells every problem at once.") { files, set, json };
        verb.SetAction(parsed => Validate(
            screen, parsed.GetValue(files) ?? [], ScenarioFile.OverridesOf(parsed.GetValue(set) ?? []), parsed.GetValue(json)));
        return verb;
    }

    private static int Validate(Screen screen, string[] files, ImmutableArray<Override> overrides, bool asJson)
    {
        var readings = files.Select(file => (File: file, Reading: ScenarioReader.ReadFile(file, overrides))).ToArray();
        ImmutableArray<Problem> problems = [.. readings.SelectMany(entry => entry.Reading.Problems)];
        if (asJson)
        {
            WriteJson(screen, readings, problems);
            return problems.IsEmpty ? ExitCode.Done : ExitCode.InvalidInput;
        }

        foreach (var (file, reading) in readings.Where(entry => entry.Reading.Scenario is not null))
        {
            var world = reading.Scenario!.World;
            screen.WriteLine($"{file}: valid ({Amount.Count(world.ActorCount, "actor")}, {Amount.Count(world.IssueCount, "issue")}, {Amount.Count(world.Ticks, "tick")})");
        }

        return problems.IsEmpty ? ExitCode.Done : throw Failure.InvalidScenario(problems);
    }

    private static void WriteJson(Screen screen, (string File, Reading Reading)[] readings, ImmutableArray<Problem> problems) =>
        JsonDocumentWriter.Write(screen.Output, json =>
        {
            json.WriteString("status", problems.IsEmpty ? "done" : "failed");
            json.WriteNumber("exitCode", problems.IsEmpty ? ExitCode.Done : ExitCode.InvalidInput);
            json.WriteStartArray("valid");
            foreach (var (file, _) in readings.Where(entry => entry.Reading.Scenario is not null))
            {
                json.WriteStringValue(file);
            }

            json.WriteEndArray();
            ProblemJson.Write(json, problems);
        });
}
