using StanceSim.Cli.Story;

namespace StanceSim.Cli.Summary;

/// <summary>A message in words.</summary>
internal static class MessageText
{
    /// <summary>Kind and date: <c>condemn of 2020-08-10</c>.</summary>
    public static string Short(RunStory story, string id) => story.MessageById.TryGetValue(id, out var message)
        ? $"{message.Kind} of {story.Calendar.Label(message.Sent)}"
        : id;

    /// <summary>With its sender: <c>condemn of 2020-08-10 by United States</c>.</summary>
    public static string From(RunStory story, string id) => story.MessageById.TryGetValue(id, out var message)
        ? $"{Short(story, id)} by {story.Actors[message.Sender].Name}"
        : id;

    /// <summary>Kind, date and what happened.</summary>
    public static string Long(RunStory story, string id) =>
        story.MessageById.TryGetValue(id, out var message) && message.Text.Length > 0
            ? $"{Short(story, id)}: {message.Text}"
            : Short(story, id);
}
