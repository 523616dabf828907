using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Report;

/// <summary>What organisations decided and who stopped them.</summary>
internal static class DecisionSection
{
    public static void Write(Html html, RunStory story)
    {
        if (story.Decisions.IsEmpty)
        {
            return;
        }

        html.Open("section", ("id", "decisions")).Leaf("h2", "Decisions");
        html.Open("div", ("class", "scroll")).Open("table").Leaf("caption", "Decisions of organisations; repeated ones with the same people behind them are one row");
        html.Open("thead").Open("tr");
        foreach (var head in new[] { "When", "Organisation", "Issue", "Result", "Position", "Procedure", "Who set the limit" })
        {
            html.Leaf("th", head, ("scope", "col"));
        }

        html.Close().Close().Open("tbody");
        foreach (var group in DecisionGroup.Of(story.Decisions))
        {
            Row(html, story, group);
        }

        html.Close().Close().Close().Close();
    }

    private static void Row(Html html, RunStory story, DecisionGroup group)
    {
        var issue = story.Issues[group.First.Issue];
        var (blocked, count) = (group.First.Blocked, group.Decisions.Count);
        var result = (blocked ? "\u2715 blocked" : "\u2713 adopted") + (count > 1 ? $", {count} times" : "");
        var position = blocked
            ? Amount.Position(group.First.Before, issue).Trim()
            : $"{Amount.Position(group.First.Before, issue).Trim()} to {Amount.Position(group.Last.After, issue).Trim()}";
        html.Open("tr")
            .Leaf("td", group.Dates(story))
            .Leaf("th", story.Actors[group.First.Organisation].Name, ("scope", "row"))
            .Leaf("td", issue.Name)
            .Open("td").Leaf("span", result, ("class", blocked ? "blocked" : "adopted")).Close()
            .Leaf("td", position)
            .Leaf("td", group.Procedure)
            .Leaf("td", group.LimitedBy(story))
            .Close();
    }
}
