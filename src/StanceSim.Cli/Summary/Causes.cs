using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Summary;

/// <summary>Why the key actors ended where they did, push by push, and in a line each who else moved most.</summary>
internal static class Causes
{
    private const int PushesShown = 3;
    private const int SourcesShown = 3;
    private const int ReasonLines = 2;
    private const int AmountColumn = 4;
    private const int AmountWidth = 7;

    public static void Write(Screen screen, RunStory story)
    {
        var key = Cast.OfKeyActors(story);
        var others = Cast.Others(story, key);
        if (key.Count + others.Count == 0)
        {
            RunSummary.Heading(screen, "Nobody moved noticeably");
            return;
        }

        if (key.Concat(others).All(movement => movement.Pushes.IsEmpty))
        {
            return;
        }

        if (key.Count > 0)
        {
            RunSummary.Heading(screen, "Why they ended where they did", "pushes over the whole run, strongest first; they add up to the change");
        }

        foreach (var movement in key)
        {
            WriteMovement(screen, story, movement);
        }

        if (others.Count > 0)
        {
            RunSummary.Heading(screen, key.Count == 0 ? "Who moved most, and because of whom" : "Who else moved most, and because of whom");
        }

        foreach (var movement in others)
        {
            screen.Write(InOneLine(screen, story, movement));
        }
    }

    private static void WriteMovement(Screen screen, RunStory story, Movement movement)
    {
        var issue = story.Issues[movement.Issue];
        screen.Write(Head(story, movement, issue.Name));
        var shown = movement.Pushes.Where(push => IsWorthALine(story, push, movement)).Take(PushesShown).ToArray();
        foreach (var push in shown)
        {
            var line = new Line().To(AmountColumn)
                .Right(Amount.Share(push.Amount, issue), AmountWidth, push.Amount < 0 ? Ink.Negative : Ink.Positive)
                .Add("  ").Add(PushText.Source(story, push));
            var reason = PushText.Reason(story, push);
            screen.WriteFilled(reason.Length == 0 ? line : line.Add("  "), reason, Ink.Faint, ReasonLines);
        }

        var rest = movement.Pushes.Except(shown).ToArray();
        if (shown.Length > 0 && Math.Abs(rest.Sum(push => push.Amount)) / issue.HalfWidth >= 0.0005)
        {
            screen.Write(new Line().To(AmountColumn)
                .Right(Amount.Share(rest.Sum(push => push.Amount), issue), AmountWidth, Ink.Faint)
                .Add($"  {Amount.Count(rest.Length, "other")} together", Ink.Faint));
        }

        if (story.RestraintOf(movement.Actor, movement.Issue) is { } restraint)
        {
            const int column = AmountColumn + AmountWidth + 2;
            screen.Write(new Line().To(column).Add("warnings ", Ink.Strong).Add(RestraintText.Effect(story, restraint)));
            if (RestraintText.Strongest(story, restraint) is { } strongest)
            {
                screen.WriteFilled(new Line().To(column), strongest, Ink.Faint, ReasonLines);
            }
        }
    }

    private static Line Head(RunStory story, Movement movement, string issueName)
    {
        var issue = story.Issues[movement.Issue];
        return new Line()
            .Add("  ").Add(Cast.NameOf(story, movement.Actor), Ink.Strong)
            .Add(" on ").Add(issueName, Ink.Strong)
            .Add($": {Amount.Position(movement.Start, issue).Trim()} -> {Amount.Position(movement.End, issue).Trim()}");
    }

    private static Line InOneLine(Screen screen, RunStory story, Movement movement)
    {
        var issue = story.Issues[movement.Issue];
        var sources = movement.Pushes
            .Where(push => Math.Sign(push.Amount) == Math.Sign(movement.Change))
            .Take(SourcesShown)
            .Select(push => $"{PushText.Source(story, push)} {Amount.Share(push.Amount, issue).Trim()}");
        var line = Head(story, movement, issue.Id).Add("  by ", Ink.Faint);
        return line.Add(Printable.Fit(string.Join(", ", sources), Math.Max(10, screen.Width - line.Width)), Ink.Faint);
    }

    /// <summary>Less than a thousandth of the scale prints as zero and says nothing.</summary>
    private static bool IsWorthALine(RunStory story, Push push, Movement movement) =>
        Math.Abs(push.Amount) / story.Issues[movement.Issue].HalfWidth >= 0.0015;
}
