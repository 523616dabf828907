namespace StanceSim.Model.Messages;

/// <summary>Keeps what actors are known to think where some speak only in messages.</summary>
internal static class Speech
{
    public static void Record(Tick tick, int first, int last)
    {
        var issues = tick.World.IssueCount;
        for (var actor = first; actor < last; actor++)
        {
            var source = tick.World.SpeaksEveryTick(actor) ? tick.Next.Positions : tick.Now.Said;
            source.AsSpan(actor * issues, issues).CopyTo(tick.Next.Said.AsSpan(actor * issues));
        }

        foreach (var message in tick.Due)
        {
            var (sender, content) = (message.Sender, message.Content);
            if (sender >= first && sender < last && !tick.World.SpeaksEveryTick(sender)
                && content is { Issue: >= 0, Audience: Audience.Public, Attribution: not Attribution.Anonymous })
            {
                tick.Next.Said[(sender * issues) + content.Issue] = message.Position;
            }
        }
    }
}
