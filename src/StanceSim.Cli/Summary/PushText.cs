using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Summary;

/// <summary>A push in words: who, by which messages, when.</summary>
internal static class PushText
{
    /// <summary>Appends source and reason to a line, as far as there is room.</summary>
    public static Line Append(Line line, RunStory story, Push push, int width)
    {
        line.Add(Source(story, push));
        var reason = Reason(story, push);
        return reason.Length == 0 ? line : line.Add("  " + Printable.Fit(reason, Math.Max(10, width - line.Width - 2)), Ink.Faint);
    }

    /// <summary>Who pushed.</summary>
    public static string Source(RunStory story, Push push) => push.Kind switch
    {
        PushKind.Interests => "its own interests",
        PushKind.Bound => "the end of the scale",
        PushKind.Decision => "decision of its members",
        _ => push.Source >= 0 ? story.Actors[push.Source].Name : "no actor",
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
        var by = push.Source >= 0 ? $"as far as {story.Actors[push.Source].Name} would go" : "";
        return moved is null ? by : $"{by}, after {MessageText.From(story, moved.Message!)}";
    }

    private static string Words(RunStory story, Push push)
    {
        var said = push.Parts.Where(part => part.Message is not null).ToArray();
        if (said.Length == 0)
        {
            return "by the position it states every tick";
        }

        var strongest = MessageText.Long(story, said[0].Message!);
        return said.Length == 1 ? strongest : $"{said.Length} messages, above all {strongest}";
    }
}
