using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Summary;

/// <summary>What a person wants to see after a run, top to bottom.</summary>
internal static class RunSummary
{
    public static void Write(Screen screen, RunStory story)
    {
        Timelines.Write(screen, story);
        Causes.Write(screen, story);
        DecisionList.Write(screen, story);
        OutcomeList.Write(screen, story);
    }

    /// <summary>The heading of a section, with an empty line before it.</summary>
    public static void Heading(Screen screen, string title, string explanation = "")
    {
        screen.WriteLine();
        var line = new Line().Add(title, Ink.Title);
        screen.Write(explanation.Length == 0 ? line : line.Add("  " + explanation, Ink.Faint));
    }
}
