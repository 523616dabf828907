using System.Collections.Immutable;
using System.Globalization;
using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;
using StanceSim.Cli.Terminal;
using StanceSim.Cli.Why;
using StanceSim.Experiments.Comparisons;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Model;

namespace StanceSim.Cli.Diff;

/// <summary>How two runs differ, for people: where first and why, which messages, and by how much in the end and at most.</summary>
internal sealed class DiffText(Screen screen, RunResults left, RunResults right, RunDifference difference)
{
    private const int ReasonsShown = 8;
    private const int MessagesShown = 12;
    private const int CoursesShown = 16;
    private const int AmountWidth = 9;
    private const int NameWidth = 38;

    private readonly Dictionary<string, Issue> issues = left.Manifest.Issues.ToDictionary(issue => issue.Id, FolderStory.IssueOf);
    private readonly ReasonText leftWords = new(left.Manifest);
    private readonly ReasonText rightWords = new(right.Manifest);

    public void Write()
    {
        Side("A", left);
        Side("B", right);
        Row("compared", $"{When(difference.From)} to {When(difference.To)}, {Amount.Count(difference.Actors.Length, "actor")}, {Amount.Count(difference.Issues.Length, "issue")}");
        if (difference.HasOtherExtent)
        {
            Row("apart", $"A ends with {When(left.Manifest.Ticks)} and has {Amount.Count(left.Manifest.Actors.Length, "actor")} and {Amount.Count(left.Manifest.Issues.Length, "issue")}; "
                + $"B with {When(right.Manifest.Ticks)}, {right.Manifest.Actors.Length} and {right.Manifest.Issues.Length}");
        }

        First();
        Messages();
        Courses();
    }

    private void Side(string name, RunResults run)
    {
        var manifest = run.Manifest;
        var fork = manifest.Parent is { } parent ? $", fork of {parent.Run} at {manifest.Calendar.Label(parent.Tick)}" : "";
        Row(name, $"{run.Folder}: {manifest.Scenario.Name}, seed {manifest.Seed}, run {manifest.Run}{fork}");
    }

    /// <summary>Where stances, affinities and decisions first differ, the earliest first.</summary>
    private void First()
    {
        if (difference.FirstTick is null)
        {
            RunSummary.Heading(screen, difference.Messages.IsEmpty ? "No difference in what was compared" : "No stance, affinity or decision differs");
            return;
        }

        var parts = new List<(int Frame, string What, string Others, Action Tell)>();
        if (difference.First is { } stance)
        {
            parts.Add((stance.Tick, "Stances first differ", Others(stance.Others, "value"), () => Tell(stance)));
        }

        if (difference.FirstAffinity is { } affinity)
        {
            parts.Add((affinity.Tick, "Affinities first differ", Others(affinity.Others, "regard"), () => Tell(affinity)));
        }

        if (difference.FirstDecision is { } decision)
        {
            parts.Add((decision.Frame, "Decisions first differ", Others(decision.Others, "decision"), () => Tell(decision)));
        }

        foreach (var (place, (frame, what, others, tell)) in parts.OrderBy(part => part.Frame).Index())
        {
            RunSummary.Heading(screen, $"{(place == 0 ? "They first differ" : what)} at {When(frame)}", others);
            tell();
        }
    }

    private static string Others(int others, string what) => others == 0 ? "" : $"and {Amount.Count(others, $"other {what}")} then";

    private void Tell(Divergence first)
    {
        Values(NameOf(first.Actor, first.Issue, first.Variable), first.Left, first.Right, value => Exact(value, first.Issue));
        Reasons(first.Tick, first.Reasons, value => Exact(value, first.Issue));
    }

    private void Tell(AffinityDivergence first)
    {
        Values($"{leftWords.NameOf(first.Actor)}'s regard for {leftWords.NameOf(first.Other)}", first.Left, first.Right, Regard);
        Reasons(first.Tick, first.Reasons, Regard);
    }

    private void Tell(DecisionDivergence first)
    {
        var (one, other) = (Told(first.Left, Rounded), Told(first.Right, Rounded));
        if (one == other)
        {
            (one, other) = (Told(first.Left, Full), Told(first.Right, Full));
        }

        screen.Write(new Line().Add("  ").Add(NameOf(first.Organisation, first.Issue, "position"), Ink.Strong));
        screen.WriteFilled(new Line().Right("in A", AmountWidth, Ink.Faint).Add("  "), one, Ink.Plain);
        screen.WriteFilled(new Line().Right("in B", AmountWidth, Ink.Faint).Add("  "), other, Ink.Plain);

        string Rounded(double value) => Exact(value, first.Issue);
        static string Full(double value) => value.ToString("R", CultureInfo.InvariantCulture);
    }

    private string Told(DecisionRow? decision, Func<double, string> exact)
    {
        if (decision is null)
        {
            return "nothing decided";
        }

        var before = exact(decision.Before);
        return decision.Blocked
            ? $"blocked at {before} by {string.Join(", ", decision.Blockers.Select(leftWords.NameOf))}"
            : $"{before} -> {exact(decision.After)} by {decision.Procedure}{(decision.Pivot is { } pivot ? $" (limit: {leftWords.NameOf(pivot)})" : "")}";
    }

    private void Values(string name, double one, double other, Func<double, string> exact) => screen.Write(new Line().Add("  ").Add(name, Ink.Strong)
        .Add($": {exact(one)} in A, {exact(other)} in B ({exact(other - one)})"));

    private void Reasons(int tick, ImmutableArray<ReasonDifference> reasons, Func<double, string> exact)
    {
        if (reasons.IsEmpty)
        {
            screen.WriteLine(tick == difference.From ? "  They begin so." : "  Why was not recorded in both.");
            return;
        }

        screen.Write(new Line().Right("in A", AmountWidth, Ink.Faint).Right("in B", AmountWidth, Ink.Faint).Add($"  what differs in the change of {When(tick - 1)}", Ink.Faint));
        foreach (var reason in reasons.Take(ReasonsShown))
        {
            Tell(reason, exact);
        }

        if (reasons.Length > ReasonsShown)
        {
            screen.Write(new Line().Add($"  and {Amount.Count(reasons.Length - ReasonsShown, "smaller difference")}", Ink.Faint));
        }
    }

    private void Tell(ReasonDifference reason, Func<double, string> exact)
    {
        var words = reason.Right is null ? leftWords : rightWords;
        var line = new Line().Right(Maybe(reason.Left, exact), AmountWidth).Right(Maybe(reason.Right, exact), AmountWidth)
            .Add("  ").Add(words.Source(new ContributionRow(reason.Mechanism, reason.Source, null, reason.Message, null, 0)), Ink.Strong);
        var text = reason.Chain is [var message, ..] ? words.Message(message) : reason.Message ?? reason.Mechanism ?? "";
        screen.WriteFilled(line.Add("  "), text, Ink.Faint);
        if (reason.Chain.Length > 1)
        {
            var trigger = reason.Chain[^1];
            screen.WriteFilled(
                new Line().To((2 * AmountWidth) + 2).Add(screen.DrawsBlocks ? "└─ " : "`- ", Ink.Faint).Add($"goes back to {words.NameOf(trigger.Sender)}  "), words.Message(trigger), Ink.Faint);
        }
    }

    private void Messages()
    {
        if (difference.Messages.IsEmpty)
        {
            return;
        }

        RunSummary.Heading(screen, "Messages that differ");
        foreach (var (one, other) in difference.Messages.Take(MessagesShown))
        {
            var message = (one ?? other)!;
            var (place, words) = (one is null ? "only in B" : other is null ? "only in A" : "in both", one is null ? rightWords : leftWords);
            screen.WriteFilled(new Line().Add("  ").Add(place, Ink.Strong).To(AmountWidth + 4).Add($"{words.NameOf(message.Sender)}  "), words.Message(message), Ink.Faint);
        }

        if (difference.Messages.Length > MessagesShown)
        {
            screen.Write(new Line().Add($"  and {difference.Messages.Length - MessagesShown} more", Ink.Faint));
        }
    }

    private void Courses()
    {
        if (difference.Courses.IsEmpty)
        {
            return;
        }

        RunSummary.Heading(screen, "Largest differences", $"B minus A, of {Amount.Count(difference.Courses.Length, "course")} that differ");
        screen.Write(new Line().To(NameWidth + 4)
            .Right("A end", AmountWidth, Ink.Faint).Right("B end", AmountWidth, Ink.Faint).Right("in end", AmountWidth, Ink.Faint).Right("at most", AmountWidth, Ink.Faint)
            .Add("  when", Ink.Faint));
        foreach (var course in difference.Courses.Take(CoursesShown))
        {
            screen.Write(new Line().Add("  ").Add(Printable.Fit(NameOf(course.Actor, course.Issue, course.Variable), NameWidth)).To(NameWidth + 4)
                .Right(Exact(course.EndLeft, course.Issue), AmountWidth)
                .Right(Exact(course.EndRight, course.Issue), AmountWidth)
                .Right(Exact(course.End, course.Issue), AmountWidth, Ink.Strong)
                .Right(Exact(course.Most, course.Issue), AmountWidth)
                .Add($"  {left.Manifest.Calendar.Label(course.MostTick)}", Ink.Faint));
        }
    }

    private void Row(string label, string text) => screen.Write(new Line().Add("  " + label, Ink.Faint).To(12).Add(text));

    private string NameOf(string actor, string issue, string variable) =>
        $"{leftWords.NameOf(actor)} on {issues[issue].Name}{(variable == "position" ? "" : $" ({variable})")}";

    private string When(int tick) => left.Manifest.Calendar.Start is null ? $"tick {tick}" : $"{left.Manifest.Calendar.Label(tick)} (tick {tick})";

    private string Exact(double value, string issue) => Amount.Share(value, issues[issue]).Trim();

    /// <summary>One digit more than elsewhere, so that small differences show.</summary>
    private static string Regard(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static string Maybe(double? value, Func<double, string> exact) => value is { } some ? exact(some) : "-";
}
