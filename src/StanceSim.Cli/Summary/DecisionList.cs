using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Summary;

/// <summary>What organisations decided, and who stopped them. Repeated blocks of the same change are one line.</summary>
internal static class DecisionList
{
    private const int Rows = 12;
    private const int DateWidth = 28;

    public static void Write(Screen screen, RunStory story)
    {
        if (story.Decisions.IsEmpty)
        {
            return;
        }

        RunSummary.Heading(screen, "Decisions");
        var groups = DecisionGroup.Of(story.Decisions);
        var shown = groups
            .OrderByDescending(group => group.First.Blocked)
            .ThenByDescending(group => group.Weight(story))
            .Take(Rows)
            .OrderBy(group => group.First.Tick);
        foreach (var group in shown)
        {
            screen.Write(RowOf(screen, story, group));
        }

        if (groups.Count > Rows)
        {
            screen.Write(new Line().Add($"  and {Amount.Count(groups.Count - Rows, "smaller decision")}", Ink.Faint));
        }
    }

    private static Line RowOf(Screen screen, RunStory story, DecisionGroup group)
    {
        var issue = story.Issues[group.First.Issue];
        var line = new Line().Add("  ").Add(group.Dates(story), Ink.Faint).To(DateWidth)
            .Add(story.Actors[group.First.Organisation].Id, Ink.Strong).Add($" on {issue.Id}: ");
        var before = Amount.Position(group.First.Before, issue).Trim();
        if (group.First.Blocked)
        {
            line.Add(group.Decisions.Count > 1 ? $"blocked {group.Decisions.Count} times" : "blocked", Ink.Wrong).Add($" at {before} by ");
            return line.Add(Printable.Fit(group.LimitedBy(story), Math.Max(12, screen.Width - line.Width)), Ink.Strong);
        }

        line.Add($"{before} -> {Amount.Position(group.Last.After, issue).Trim()}", Ink.Strong).Add($" by {group.Procedure}");
        var limit = group.LimitedBy(story);
        return limit.Length == 0
            ? line
            : line.Add(Printable.Fit($" (limit: {limit})", Math.Max(12, screen.Width - line.Width)), Ink.Faint);
    }
}
