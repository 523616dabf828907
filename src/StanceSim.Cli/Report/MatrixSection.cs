using System.Globalization;
using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Report;

/// <summary>Who moved whom, as a table whose cells are coloured: for all issues together and for each.</summary>
internal static class MatrixSection
{
    /// <summary>Above this many actors a table of pairs says nothing.</summary>
    private const int MostActors = 2_000;

    public static void Write(Html html, RunStory story)
    {
        html.Open("section", ("id", "influence")).Leaf("h2", "Who moved whom");
        if (story.Actors.Length > MostActors)
        {
            html.Leaf("p", "Too many actors to show pairs; changes.parquet holds every contribution.").Close();
            return;
        }

        html.Leaf("p", "A row was pushed by a column, in half-widths of the scale over the whole run. Plus is towards the positive pole, minus towards the negative one. Decisions of organisations are listed above.", ("class", "hint"));
        html.Open("div", ("class", "views"), ("data-views", "influence"));
        View(html, story, "All issues", InfluenceTable.OnAll(story), signed: false);
        for (var issue = 0; issue < story.Issues.Length; issue++)
        {
            View(html, story, story.Issues[issue].Name, InfluenceTable.On(story, issue), signed: true);
        }

        html.Close().Close();
    }

    private static void View(Html html, RunStory story, string title, InfluenceTable table, bool signed)
    {
        html.Open("div", ("class", "view"), ("data-title", title));
        if (table.Moved.Count == 0)
        {
            html.Leaf("p", $"{title}: nobody pushed anybody.").Close();
            return;
        }

        html.Open("div", ("class", "scroll")).Open("table", ("class", "matrix"));
        html.Leaf("caption", title);
        html.Open("thead").Open("tr").Leaf("td", "moved \u2193   by \u2192");
        foreach (var mover in table.Movers)
        {
            html.Open("th", ("scope", "col")).Leaf("abbr", Printable.Fit(story.Actors[mover].Id, 10), ("title", story.Actors[mover].Name)).Close();
        }

        html.Close().Close().Open("tbody");
        foreach (var moved in table.Moved)
        {
            html.Open("tr").Leaf("th", Cast.NameOf(story, moved), ("scope", "row"));
            foreach (var mover in table.Movers)
            {
                Cell(html, table.Of(moved, mover), table.Largest, signed);
            }

            html.Close();
        }

        html.Close().Close().Close().Close();
    }

    private static void Cell(Html html, double amount, double largest, bool signed)
    {
        var digits = Math.Abs(amount).ToString("0.00", CultureInfo.InvariantCulture);
        if (digits == "0.00")
        {
            html.Leaf("td", amount == 0 ? "" : "\u00b7");
            return;
        }

        html.Leaf("td", signed ? Palette.Sign(amount) + digits : digits, ("class", signed ? Palette.Diverging(amount / largest) : Palette.Strength(amount / largest)));
    }
}
