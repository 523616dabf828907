using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Report;

/// <summary>Per issue: stances over time with the messages on it, and the same numbers as a table.</summary>
internal static class TimelineSection
{
    public static void Write(Html html, RunStory story)
    {
        html.Open("section", ("id", "timelines")).Leaf("h2", "Stances over time");
        html.Leaf("p", "Triangles are messages on the issue: up for a cooperative act, down for a hostile one. Point at one or reach it with Tab and the arrow keys to read it; click or press Enter to keep it.", ("class", "hint"));
        for (var issue = 0; issue < story.Issues.Length; issue++)
        {
            Issue(html, story, issue);
        }

        html.Close();
    }

    private static void Issue(Html html, RunStory story, int issue)
    {
        var cast = Cast.For(story, issue);
        html.Open("figure", ("class", "timeline"));
        html.Open("figcaption").Leaf("h3", story.Issues[issue].Name).Close();
        new TimelineChart(story, issue, cast, ChartSize.Wide).Write(html);
        new TimelineChart(story, issue, cast, ChartSize.Narrow).Write(html);
        html.Open("div", ("class", "pins"), ("aria-live", "polite")).Close();
        Table(html, story, issue, cast);
        html.Close();
    }

    private static void Table(Html html, RunStory story, int index, IReadOnlyList<int> cast)
    {
        var issue = story.Issues[index];
        html.Open("details").Leaf("summary", "The same as a table").Open("div", ("class", "scroll")).Open("table");
        html.Leaf("caption", $"Position on {issue.Name}, from {Amount.Position(issue.Low, issue).Trim()} ({issue.NegativePole}) to {Amount.Position(issue.High, issue).Trim()} ({issue.PositivePole})");
        html.Open("thead").Open("tr").Leaf("th", story.Calendar.Start is null ? "Tick" : "Date", ("scope", "col"));
        foreach (var actor in cast)
        {
            html.Leaf("th", story.Actors[actor].Name, ("scope", "col"));
        }

        html.Close().Close().Open("tbody");
        for (var frame = 0; frame < story.SeriesOf(cast[0], index).Length; frame++)
        {
            html.Open("tr").Leaf("th", story.Calendar.Label(story.TickOfFrame(frame)), ("scope", "row"));
            foreach (var actor in cast)
            {
                html.Leaf("td", Amount.Position(story.SeriesOf(actor, index)[frame], issue).Trim());
            }

            html.Close();
        }

        html.Close().Close().Close().Close();
    }
}
