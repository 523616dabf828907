using System.Collections.Immutable;
using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Summary;

/// <summary>The answers to what the scenario asked.</summary>
internal static class OutcomeList
{
    private const int ValueWidth = 8;

    public static void Write(Screen screen, RunStory story) => Write(screen, story.Outcomes);

    public static void Write(Screen screen, ImmutableArray<StoryOutcome> outcomes)
    {
        if (outcomes.IsEmpty)
        {
            return;
        }

        RunSummary.Heading(screen, "Outcomes");
        foreach (var outcome in outcomes)
        {
            var line = new Line().Right(outcome.Text, ValueWidth + 2, Ink.Strong).Add("  ");
            screen.WriteFilled(line.Add(outcome.Id, Ink.Faint).Add("  "), outcome.Description, Ink.Plain);
        }
    }
}
