using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;
using StanceSim.Model;

namespace StanceSim.Cli.Summary;

/// <summary>Per issue, where the actors that matter stood over time.</summary>
internal static class Timelines
{
    private const int NameWidth = 27;
    private const int SparkWidth = 30;
    private const int NumberWidth = 7;
    private const int SparkColumn = NameWidth + 3;
    private const int CauseColumn = SparkColumn + SparkWidth + (3 * NumberWidth) + 3;

    public static void Write(Screen screen, RunStory story)
    {
        for (var issue = 0; issue < story.Issues.Length; issue++)
        {
            WriteIssue(screen, story, issue);
        }
    }

    private static void WriteIssue(Screen screen, RunStory story, int index)
    {
        var issue = story.Issues[index];
        RunSummary.Heading(screen, issue.Name);
        screen.Write(Poles(screen, issue));
        screen.Write(ColumnHeads(story));
        var shown = Cast.For(story, index);
        foreach (var actor in shown)
        {
            screen.Write(Row(screen, story, story.MovementOf(actor, index)));
        }

        if (shown.Count < story.Actors.Length)
        {
            screen.Write(Rest(screen, story, index));
        }
    }

    private static Line Poles(Screen screen, Issue issue)
    {
        var (low, high) = screen.DrawsBlocks ? ("▁", "█") : ("0", "9");
        return new Line()
            .Add($"  {low} ", Ink.Strong).Add(issue.NegativePole, Ink.Negative)
            .Add($" ({Amount.Position(issue.Low, issue).Trim()})", Ink.Faint)
            .Add($"   {high} ", Ink.Strong).Add(issue.PositivePole, Ink.Positive)
            .Add($" ({Amount.Position(issue.High, issue).Trim()})", Ink.Faint);
    }

    private static Line ColumnHeads(RunStory story)
    {
        var first = story.Calendar.Label(story.FirstTick);
        var last = story.Label(story.LastTick);
        var columns = Math.Min(SparkWidth, story.Ticks + 1);
        var ends = columns >= first.Length + last.Length + 1 ? first + last.PadLeft(columns - first.Length) : first;
        return new Line()
            .To(SparkColumn).Add(ends, Ink.Faint)
            .To(SparkColumn + SparkWidth)
            .Right("start", NumberWidth, Ink.Faint)
            .Right("end", NumberWidth, Ink.Faint)
            .Right("change", NumberWidth, Ink.Faint)
            .To(CauseColumn).Add("chiefly by", Ink.Faint);
    }

    private static Line Row(Screen screen, RunStory story, Movement movement)
    {
        var issue = story.Issues[movement.Issue];
        var series = story.SeriesOf(movement.Actor, movement.Issue);
        var ink = movement.End < issue.Middle ? Ink.Negative : movement.End > issue.Middle ? Ink.Positive : Ink.Plain;
        var still = story.RelativeChange(movement) < Cast.Noticeable;
        var line = new Line()
            .Add("  ").Add(Cast.NameIn(story, movement.Actor, NameWidth))
            .To(SparkColumn).Add(Sparkline.Of(series, issue.Low, issue.High, SparkWidth, screen.DrawsBlocks), ink)
            .To(SparkColumn + SparkWidth)
            .Right(Amount.Position(movement.Start, issue), NumberWidth)
            .Right(Amount.Position(movement.End, issue), NumberWidth, Ink.Strong)
            .Right(still ? "-" : Amount.Change(movement.Change, issue), NumberWidth, still ? Ink.Faint : Ink.Plain);
        return still ? line : line.To(CauseColumn).Add(Printable.Fit(ChieflyBy(story, movement), screen.Width - CauseColumn), Ink.Faint);
    }

    /// <summary>The source that pushed most in the direction of the change.</summary>
    private static string ChieflyBy(RunStory story, Movement movement)
    {
        var push = movement.Pushes.FirstOrDefault(push => Math.Sign(push.Amount) == Math.Sign(movement.Change));
        return push switch
        {
            null => "",
            { Kind: PushKind.Interests } => "own interests",
            { Kind: PushKind.Bound } => "end of the scale",
            { Kind: PushKind.Decision } => "its members",
            _ => story.Actors[push.Source].Id,
        };
    }

    private static Line Rest(Screen screen, RunStory story, int index)
    {
        var issue = story.Issues[index];
        var cells = Enumerable.Range(0, story.Actors.Length).Select(actor => story.Series[(actor * story.Issues.Length) + index]).ToArray();
        double[] mean = [.. Enumerable.Range(0, cells[0].Length).Select(frame => cells.Average(series => series[frame]))];
        return new Line()
            .Add("  ").Add($"mean of all {story.Actors.Length} actors", Ink.Faint)
            .To(SparkColumn).Add(Sparkline.Of(mean, issue.Low, issue.High, SparkWidth, screen.DrawsBlocks), Ink.Faint)
            .To(SparkColumn + SparkWidth)
            .Right(Amount.Position(mean[0], issue), NumberWidth, Ink.Faint)
            .Right(Amount.Position(mean[^1], issue), NumberWidth, Ink.Faint)
            .Right(Amount.Change(mean[^1] - mean[0], issue), NumberWidth, Ink.Faint);
    }
}
