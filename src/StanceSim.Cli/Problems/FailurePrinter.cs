using System.Collections.Immutable;
using StanceSim.Cli.Terminal;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cli.Problems;

/// <summary>Says what went wrong: what the user can mend as a message, a bug as a stack; with --json also as a document.</summary>
internal sealed class FailurePrinter(Screen screen, bool asJson)
{
    public int Print(Failure failure)
    {
        if (asJson)
        {
            FailureJson.Write(screen.Output, failure.ExitCode, failure.Message, failure.Fix, failure.Problems);
            return failure.ExitCode;
        }

        if (failure.Problems.IsEmpty)
        {
            screen.WriteError(new Line().Add("error: ", Ink.Wrong).Add(failure.Message));
            screen.WriteError(new Line().Add("  fix: ", Ink.Advice).Add(failure.Fix));
        }
        else
        {
            PrintProblems(failure.Problems);
        }

        return failure.ExitCode;
    }

    /// <param name="run">The run that can be resumed; null when there is none.</param>
    public int PrintInterruption(InterruptedRun? run)
    {
        const string message = "Interrupted.";
        var fix = run is null
            ? "Nothing was kept; type the same command again to start over."
            : run.Advice ?? $"Go on with: {screen.Program} resume {Invocation.Quoted(run.Folder)}";
        if (asJson)
        {
            FailureJson.Write(screen.Output, ExitCode.Interrupted, message, fix, []);
        }
        else
        {
            screen.WriteError(new Line().Add(message, Ink.Wrong).Add(" " + fix));
        }

        return ExitCode.Interrupted;
    }

    public int PrintBug(Exception bug)
    {
        screen.Error.WriteLine("This is a bug in stancesim, not in your scenario. Please report what follows and how to get there.");
        screen.Error.WriteLine(bug.ToString());
        if (asJson)
        {
            FailureJson.Write(screen.Output, ExitCode.Failed, bug.Message, "This is a bug in stancesim; please report it.", []);
        }

        return ExitCode.Failed;
    }

    /// <summary>Every problem with its excerpt, and how many there are.</summary>
    private void PrintProblems(ImmutableArray<Problem> problems)
    {
        var texts = new Dictionary<string, string[]>();
        foreach (var problem in problems)
        {
            if (!texts.TryGetValue(problem.File, out var lines))
            {
                // A problem of a file as a whole, such as a damaged table, shows no line of it.
                texts.Add(problem.File, lines = problem.Line == 0 ? [] : LinesOf(problem.File));
            }

            ProblemText.Write(screen, problem, lines);
        }

        var files = texts.Count == 1 ? problems[0].File : $"{texts.Count} files";
        screen.WriteError(new Line()
            .Add(Amount.Count(problems.Length, "problem"), Ink.Wrong)
            .Add($" in {files}. Each code is explained in docs/problems.md."));
    }

    private static string[] LinesOf(string file)
    {
        try
        {
            return File.ReadAllText(file).Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
