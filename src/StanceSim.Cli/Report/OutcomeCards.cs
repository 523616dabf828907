using StanceSim.Cli.Story;

namespace StanceSim.Cli.Report;

/// <summary>The answers to what the scenario asked, as cards.</summary>
internal static class OutcomeCards
{
    public static void Write(Html html, RunStory story)
    {
        if (story.Outcomes.IsEmpty)
        {
            return;
        }

        html.Open("section", ("id", "outcomes")).Leaf("h2", "Outcomes").Open("ul", ("class", "cards outcomes"));
        foreach (var outcome in story.Outcomes)
        {
            html.Open("li")
                .Leaf("strong", outcome.Text, ("class", "number"))
                .Leaf("span", outcome.Description.Length > 0 ? outcome.Description : outcome.Id)
                .Leaf("code", outcome.Id)
                .Close();
        }

        html.Close().Close();
    }
}
