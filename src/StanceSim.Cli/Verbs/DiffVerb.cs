using System.CommandLine;
using StanceSim.Cli.Diff;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Comparisons;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Cli.Verbs;

/// <summary><c>diff A B</c>: where two runs part, why, and how far.</summary>
internal static class DiffVerb
{
    public static Command Create(Screen screen)
    {
        var left = new Argument<string>("A") { Description = "Output folder of a run" };
        var right = new Argument<string>("B") { Description = "Output folder of the run to compare it with" };
        var json = VerbOptions.Json();
        var verb = new Command("diff", "Compares two runs: where they first differ and why, and by how much in the end. Exits with 1 if they differ.") { left, right, json };
        verb.SetAction((parsed, _) => Compare(
            screen,
            RunResults.Open(parsed.GetRequiredValue(left), Verification.Sizes),
            RunResults.Open(parsed.GetRequiredValue(right), Verification.Sizes),
            parsed.GetValue(json)));
        return verb;
    }

    /// <summary>As diff(1) has it: 0 when there is no difference, 1 when there is.</summary>
    private static async Task<int> Compare(Screen screen, RunResults left, RunResults right, bool asJson)
    {
        var difference = await RunComparison.Of(left, right);
        var exitCode = difference.IsNone ? ExitCode.Done : ExitCode.Different;
        if (asJson)
        {
            DiffJson.Write(screen.Output, left, right, difference, exitCode);
        }
        else
        {
            new DiffText(screen, left, right, difference).Write();
        }

        return exitCode;
    }
}
