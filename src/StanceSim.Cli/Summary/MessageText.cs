using StanceSim.Cli.Story;

namespace StanceSim.Cli.Summary;

/// <summary>A message in words.</summary>
internal static class MessageText
{
    /// <summary>Kind and date: <c>condemn 2020-08-10</c>.</summary>
    public static string Short(RunStory story, string id) => story.MessageById.TryGetValue(id, out var message)
        ? $"{message.Kind} {story.Calendar.Label(message.Sent)}"
        : id;

    /// <summary>With its sender: <c>condemn 2020-08-10 by United States</c>.</summary>
    public static string From(RunStory story, string id) => story.MessageById.TryGetValue(id, out var message)
        ? $"{Short(story, id)} by {Cast.ShortName(story.Actors[message.Sender].Name)}"
        : id;

    /// <summary>What happened, after a colon; empty where the scenario does not say.</summary>
    public static string Line(RunStory story, string id) =>
        story.MessageById.TryGetValue(id, out var message) && message.Text.Length > 0 ? $": {message.Text}" : "";

    /// <summary>Kind, date, sender and what happened.</summary>
    public static string Full(RunStory story, string id) => From(story, id) + Line(story, id);
}
