using StanceSim.Cli.Terminal;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cli.Problems;

/// <summary>A problem with the line it is in, a caret under its place, and how to mend it.</summary>
internal static class ProblemText
{
    private const int MostLetters = 90;

    /// <param name="screen">Where to write.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="lines">The lines of the file; empty when it could not be read.</param>
    public static void Write(Screen screen, Problem problem, IReadOnlyList<string> lines)
    {
        screen.WriteError(new Line()
            .Add(problem.Code, Ink.Wrong)
            .Add(problem.Line < 1 ? $" {problem.File}:" : $" {problem.File}:{problem.Line}:{problem.Column}:", Ink.Strong)
            .Add($" {problem.Message}"));
        if (problem.Line >= 1 && problem.Line <= lines.Count)
        {
            WriteExcerpt(screen, problem, lines[problem.Line - 1]);
        }

        if (problem.Fix.Length > 0)
        {
            screen.WriteError(new Line().Add("  fix: ", Ink.Advice).Add(problem.Fix));
        }

        screen.WriteErrorLine();
    }

    /// <summary>The line cut to what fits, moved so that the place can be seen.</summary>
    private static void WriteExcerpt(Screen screen, Problem problem, string source)
    {
        var place = Math.Clamp(problem.Column - 1, 0, source.Length);
        var first = Math.Max(0, Math.Min(place - (MostLetters / 2), source.Length - MostLetters));
        var shown = source.Substring(first, Math.Min(MostLetters, source.Length - first));
        var margin = $"  {problem.Line,4} | ";
        screen.WriteError(new Line().Add(margin, Ink.Faint).Add(shown));
        var before = Printable.WidthOf(Printable.Of(shown[..(place - first)]));
        screen.WriteError(new Line().Add("       | ", Ink.Faint).Add(new string(' ', before)).Add("^", Ink.Wrong));
    }
}
