using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Report;

/// <summary>All messages, with what set them off and where they are reported.</summary>
internal static class MessageSection
{
    /// <summary>Rows beyond this number are in messages.parquet.</summary>
    private const int MostRows = 1_000;

    public static void Write(Html html, RunStory story)
    {
        if (story.Messages.IsEmpty)
        {
            return;
        }

        html.Open("section", ("id", "messages")).Leaf("h2", "Messages");
        html.Open("details").Leaf("summary", $"All {Amount.Count(story.Messages.Length, "message")}").Open("div", ("class", "scroll")).Open("table");
        html.Leaf("caption", "Messages in the order of sending");
        html.Open("thead").Open("tr");
        foreach (var head in new[] { "When", "From", "To", "Kind", "Issue", "What", "Because of", "Source" })
        {
            html.Leaf("th", head, ("scope", "col"));
        }

        html.Close().Close().Open("tbody");
        foreach (var message in story.Messages.Take(MostRows))
        {
            Row(html, story, message);
        }

        html.Close().Close().Close();
        if (story.Messages.Length > MostRows)
        {
            html.Leaf("p", $"The first {MostRows}; messages.parquet holds all.");
        }

        html.Close().Close();
    }

    private static void Row(Html html, RunStory story, StoryMessage message)
    {
        html.Open("tr")
            .Leaf("td", story.Calendar.Label(message.Sent))
            .Leaf("th", story.Actors[message.Sender].Name, ("scope", "row"))
            .Leaf("td", message.Addressees.IsEmpty ? "the world" : string.Join(", ", message.Addressees.Select(actor => story.Actors[actor].Id)))
            .Leaf("td", message.Kind + (message.IsPrivate ? " (private)" : ""))
            .Leaf("td", message.Issue < 0 ? "" : story.Issues[message.Issue].Id)
            .Leaf("td", message.Text)
            .Leaf("td", message.Cause ?? "");
        html.Open("td");
        Source(html, message.Source);
        html.Close().Close();
    }

    /// <summary>A link only for addresses of the web: anything else a scenario names is shown as text.</summary>
    private static void Source(Html html, string? source)
    {
        if (source is not null && Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            html.Leaf("a", address.Host, ("href", source), ("rel", "noopener noreferrer"));
        }
        else
        {
            html.Text(source ?? "");
        }
    }
}
