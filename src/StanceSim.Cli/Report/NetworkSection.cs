using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Report;

/// <summary>The signed network before and after, and the regards that changed most.</summary>
internal static class NetworkSection
{
    private const int Rows = 60;

    /// <summary>Above this many actors the search for a drawing would take longer than the run.</summary>
    private const int MostActors = 2_000;

    public static void Write(Html html, RunStory story)
    {
        if (story.Regards.IsEmpty || story.Actors.Length > MostActors)
        {
            return;
        }

        var drawing = new NetworkDrawing(story);
        html.Open("section", ("id", "network")).Leaf("h2", "Friends and foes");
        html.Leaf("p", $"Solid lines join friends, dashed lines foes; thicker is stronger. Both pictures have the same places. Circles show the stance on the chosen issue: plus and purple for the positive pole, minus and orange for the negative one. Shown are {Amount.Count(drawing.ActorCount, "actor")} with the strongest regards, and for each its three best friends and two worst foes.", ("class", "hint"));
        html.Open("div", ("class", "choice"), ("data-network", "issue")).Open("label").Text("Stance on ").Open("select", ("id", "network-issue"));
        for (var issue = 0; issue < story.Issues.Length; issue++)
        {
            html.Leaf("option", story.Issues[issue].Name, ("value", issue.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        html.Close().Close().Close();
        html.Open("div", ("class", "pair"));
        Figure(html, drawing, $"Before, {story.Calendar.Label(story.FirstTick)}", atEnd: false);
        Figure(html, drawing, $"After, {story.Label(story.LastTick)}", atEnd: true);
        html.Close();
        Table(html, story);
        html.Close();
    }

    private static void Figure(Html html, NetworkDrawing drawing, string title, bool atEnd)
    {
        html.Open("figure").Leaf("figcaption", title);
        drawing.Write(html, title, atEnd);
        html.Close();
    }

    private static void Table(Html html, RunStory story)
    {
        html.Open("details").Leaf("summary", "Regards that changed most, as a table").Open("div", ("class", "scroll")).Open("table");
        html.Leaf("caption", "Regard of one actor for another, from -1 (foe) to +1 (friend)");
        html.Open("thead").Open("tr");
        foreach (var head in new[] { "Whose", "For whom", "Before", "After", "Change" })
        {
            html.Leaf("th", head, ("scope", "col"));
        }

        html.Close().Close().Open("tbody");
        foreach (var regard in story.Regards
            .OrderByDescending(regard => Math.Abs(regard.End - regard.Start))
            .ThenBy(regard => regard.Observer)
            .ThenBy(regard => regard.Other)
            .Take(Rows))
        {
            html.Open("tr")
                .Leaf("th", story.Actors[regard.Observer].Name, ("scope", "row"))
                .Leaf("td", story.Actors[regard.Other].Name)
                .Leaf("td", Amount.Affinity(regard.Start).Trim())
                .Leaf("td", Amount.Affinity(regard.End).Trim())
                .Leaf("td", Amount.Affinity(regard.End - regard.Start).Trim())
                .Close();
        }

        html.Close().Close().Close().Close();
    }
}
