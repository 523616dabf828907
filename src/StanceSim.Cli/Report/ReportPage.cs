using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Report;

/// <summary>A run as one page that needs no network: drawings, tables, and a little script for looking closer.</summary>
internal static class ReportPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    public static string Of(RunStory story, Provenance provenance)
    {
        var html = new Html();
        html.Own("<!doctype html>\n").Open("html", ("lang", "en"));
        Head(html, story);
        html.Open("body");
        html.Leaf("a", "Skip to the content", ("class", "skip"), ("href", "#content"));
        Header(html, story);
        html.Open("main", ("id", "content"));
        OutcomeCards.Write(html, story);
        MoverCards.Write(html, story);
        TimelineSection.Write(html, story);
        DecisionSection.Write(html, story);
        MatrixSection.Write(html, story);
        NetworkSection.Write(html, story);
        MessageSection.Write(html, story);
        html.Close();
        Footer(html, provenance, story);
        html.Open("div", ("id", "tip"), ("role", "status"), ("hidden", "hidden")).Close();
        html.Open("script", ("type", "application/json"), ("id", "data")).Own(ReportData.Of(story)).Close();
        html.Open("script").Own(Resource("report.js")).Close();
        return html.Close().Close().ToString();
    }

    private static void Head(Html html, RunStory story)
    {
        html.Open("head")
            .Void("meta", ("charset", "utf-8"))
            .Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy))
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Void("link", ("rel", "icon"), ("href", "data:,"))
            .Leaf("title", story.Title + " - StanceSim run")
            .Open("style").Own(Resource("report.css")).Close()
            .Close();
    }

    private static void Header(Html html, RunStory story)
    {
        html.Open("header").Open("div", ("class", "top"));
        html.Leaf("p", "StanceSim run", ("class", "kicker"));
        html.Leaf("button", "Dark or light", ("id", "theme"), ("type", "button")).Close();
        html.Leaf("h1", story.Title);
        if (story.Description.Length > 0)
        {
            html.Leaf("p", story.Description, ("class", "lead"));
        }

        html.Open("ul", ("class", "facts"));
        foreach (var fact in Facts(story))
        {
            html.Leaf("li", fact);
        }

        html.Close();
        html.Open("nav", ("aria-label", "Sections"));
        foreach (var (id, title) in Sections(story))
        {
            html.Leaf("a", title, ("href", "#" + id));
        }

        html.Close().Close();
    }

    private static IEnumerable<string> Facts(RunStory story)
    {
        yield return $"{story.Calendar.Label(story.FirstTick)} to {story.Label(story.LastTick)}";
        yield return Amount.Count(story.Actors.Length, "actor");
        yield return Amount.Count(story.Issues.Length, "issue");
        yield return Amount.Count(story.Messages.Length, "message");
        yield return Amount.Count(story.Decisions.Length, "decision");
        yield return $"rule {story.Rule}";
    }

    private static IEnumerable<(string Id, string Title)> Sections(RunStory story)
    {
        if (!story.Outcomes.IsEmpty)
        {
            yield return ("outcomes", "Outcomes");
        }

        yield return ("movers", "Who moved, and why");
        yield return ("timelines", "Stances over time");
        if (!story.Decisions.IsEmpty)
        {
            yield return ("decisions", "Decisions");
        }

        yield return ("influence", "Who moved whom");
        if (!story.Regards.IsEmpty)
        {
            yield return ("network", "Friends and foes");
        }

        if (!story.Messages.IsEmpty)
        {
            yield return ("messages", "Messages");
        }
    }

    private static void Footer(Html html, Provenance provenance, RunStory story)
    {
        html.Open("footer").Leaf("h2", "Where these numbers come from").Open("dl");
        Term(html, "Scenario", story.Name);
        Term(html, "Scenario file, SHA-256", provenance.ScenarioHash);
        Term(html, "Run", provenance.Run);
        Term(html, "Seed", $"{provenance.Seed}, replicate {provenance.Replicate}");
        Term(html, "StanceSim", provenance.Version);
        foreach (var change in provenance.Overrides)
        {
            Term(html, "Set", change);
        }

        html.Close();
        html.Leaf("p", "One run shows one possible course of events under the scenario's assumptions; it is not a forecast.").Close();
    }

    private static void Term(Html html, string term, string value) => html.Open("div").Leaf("dt", term).Leaf("dd", value).Close();

    private static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("StanceSim.Cli.Report." + name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
