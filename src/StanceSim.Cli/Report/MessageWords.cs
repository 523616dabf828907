using StanceSim.Cli.Story;

namespace StanceSim.Cli.Report;

/// <summary>A message as one sentence for labels.</summary>
internal static class MessageWords
{
    public static string Of(RunStory story, StoryMessage message)
    {
        var head = $"{story.Calendar.Label(message.Sent)}: {story.Actors[message.Sender].Name}, {message.Kind} {To(story, message)}";
        return message.Text.Length == 0 ? head : $"{head}. {message.Text}";
    }

    public static string To(RunStory story, StoryMessage message) => message.Addressees.IsEmpty
        ? "to the world at large"
        : "to " + string.Join(", ", message.Addressees.Select(actor => story.Actors[actor].Name));
}
