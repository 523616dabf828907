using StanceSim.Cli.Story;

namespace StanceSim.Cli.Summary;

/// <summary>A push in words: who, by which messages, when.</summary>
internal static class PushText
{
    /// <summary>Who pushed.</summary>
    public static string Source(RunStory story, Push push) => push.Kind switch
    {
        PushKind.Interests => "its own interests",
        PushKind.Bound => "the end of the scale",
        PushKind.Decision => "decision of its members",
        _ => push.Source >= 0 ? Cast.ShortName(story.Actors[push.Source].Name) : "no actor",
    };

    /// <summary>How: by which messages, and when. Empty when the source says it all.</summary>
    public static string Reason(RunStory story, Push push) => push.Kind switch
    {
        PushKind.Interests => push.Amount == 0 ? "" : "pull it back to where it came from",
        PushKind.Bound => "",
        PushKind.Decision => Decision(story, push),
        _ => Words(story, push),
    };

    private static string Decision(RunStory story, Push push)
    {
        var moved = push.Parts.FirstOrDefault(part => part.Message is not null);
        var by = push.Source >= 0 ? $"as far as {Cast.ShortName(story.Actors[push.Source].Name)} would go" : "";
        return moved is null ? by : $"{by}, after {MessageText.From(story, moved.Message!)}";
    }

    private static string Words(RunStory story, Push push)
    {
        const string routine = "by the position it states every tick";
        var said = push.Parts.Where(part => part.Message is not null).ToArray();
        if (said.Length == 0)
        {
            return routine;
        }

        var id = said[0].Message!;
        var count = said.Length == 1 ? "" : $", strongest of {said.Length}";
        var message = MessageText.Short(story, id) + count + MessageText.Line(story, id);
        return push.Parts[0].Message is null ? $"{routine}; {message}" : message;
    }
}
