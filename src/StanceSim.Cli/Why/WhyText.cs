using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Explanations;
using StanceSim.Experiments.Results;
using StanceSim.Model;

namespace StanceSim.Cli.Why;

/// <summary>An explanation as a tree: the change, its reasons by strength, and behind each message what it goes back to.</summary>
internal sealed class WhyText
{
    private const int ReasonsShown = 12;
    private const int SharesShown = 6;
    private const int ChangesShown = 5;
    private const int AmountWidth = 9;

    /// <summary>Shares of half the scale below this print as zero.</summary>
    private const double Negligible = 0.0005;

    private readonly Screen screen;
    private readonly Manifest manifest;
    private readonly Explanation explanation;
    private readonly Issue issue;
    private readonly ReasonText words;

    public WhyText(Screen screen, Manifest manifest, Explanation explanation)
    {
        (this.screen, this.manifest, this.explanation) = (screen, manifest, explanation);
        issue = FolderStory.IssueOf(explanation.Issue);
        words = new ReasonText(manifest);
    }

    public void Write()
    {
        var (change, journey) = (explanation.Change, explanation.Journey);
        screen.Write(new Line().Add(explanation.Actor.Name, Ink.Strong).Add(" on ").Add(issue.Name, Ink.Strong)
            .Add($": from {Position(journey.First)} to {Position(journey.Last)} over the run"));
        screen.Write(new Line().Add("  ")
            .Add($"{Amount.Position(issue.Low, issue).Trim()} {issue.NegativePole}", Ink.Negative).Add("   ")
            .Add($"{Amount.Position(issue.High, issue).Trim()} {issue.PositivePole}", Ink.Positive));
        RunSummary.Heading(screen, $"{When(change.Tick)}: {Exact(change.Before)} -> {Exact(change.After)} ({Exact(change.Amount)})", Rank());
        Reasons();
        Journey();
        Others();
    }

    private void Reasons()
    {
        var told = new HashSet<string>();
        var shown = explanation.Reasons.Where(reason => Math.Abs(reason.Contribution.Amount) / issue.HalfWidth >= Negligible).Take(ReasonsShown).ToArray();
        foreach (var reason in shown)
        {
            Tell(AmountLine(reason.Contribution.Amount).Add(words.Source(reason.Contribution), Ink.Strong), words.How(reason));
            if (reason.Chain.Length > 1 && !told.Contains(reason.Chain[1].Id))
            {
                Chain(reason);
            }
            else if (reason.Chain.Length > 1)
            {
                screen.Write(new Line().To(AmountWidth + 2).Add(screen.DrawsBlocks ? "└─ " : "`- ", Ink.Faint).Add("because of the same", Ink.Faint));
            }

            told.UnionWith(reason.Chain.Skip(1).Select(message => message.Id));
        }

        var rest = explanation.Reasons.Except(shown).ToArray();
        if (rest.Length > 0)
        {
            screen.Write(AmountLine(rest.Sum(reason => reason.Contribution.Amount)).Add($"{Amount.Count(rest.Length, "weaker reason")} together", Ink.Faint));
        }

        screen.Write(new Line().Right("= " + Exact(explanation.Change.Amount), AmountWidth, Ink.Strong).Add("  sum of all", Ink.Faint));
    }

    /// <summary>The messages behind the first one, each below what it caused.</summary>
    private void Chain(Reason reason)
    {
        var branch = screen.DrawsBlocks ? "└─ " : "`- ";
        for (var step = 1; step < reason.Chain.Length; step++)
        {
            var isTrigger = step == reason.Chain.Length - 1 && reason.ReachesTrigger;
            var line = new Line().To(AmountWidth + 2 + (3 * (step - 1))).Add(branch, Ink.Faint).Add(isTrigger ? "trigger: " : "because of ", Ink.Faint);
            Tell(line.Add(words.NameOf(reason.Chain[step].Sender)), words.Message(reason.Chain[step]));
        }

        if (!reason.ReachesTrigger)
        {
            var indent = AmountWidth + 2 + (3 * (reason.Chain.Length - 1));
            screen.Write(new Line().To(indent).Add($"{branch}because of {reason.Trigger!.Cause}, which was not sent in this run", Ink.Faint));
        }
    }

    private void Journey()
    {
        if (explanation.Journey.Changes.Length < 2)
        {
            return;
        }

        var total = explanation.Journey.Last - explanation.Journey.First;
        RunSummary.Heading(screen, $"Over the whole run: {Exact(total)}", $"{Amount.Count(explanation.Journey.Changes.Length, "change")}, by where they came from");
        foreach (var share in explanation.Journey.Shares.Take(SharesShown))
        {
            Tell(AmountLine(share.Net).Add(words.Source(share), Ink.Strong), words.How(share));
        }

        var rest = explanation.Journey.Shares.Skip(SharesShown).ToArray();
        if (rest.Length > 0)
        {
            screen.Write(AmountLine(rest.Sum(share => share.Net)).Add($"{Amount.Count(rest.Length, "other")} together", Ink.Faint));
        }
    }

    /// <summary>The next largest changes, with what to type to see them.</summary>
    private void Others()
    {
        var others = explanation.Journey.Changes
            .Where(change => change.Number != explanation.Change.Number)
            .OrderByDescending(change => Math.Abs(change.Amount))
            .ThenBy(change => change.Tick)
            .Take(ChangesShown)
            .ToArray();
        if (others.Length == 0)
        {
            return;
        }

        RunSummary.Heading(screen, "Other changes", "largest first; show one with --tick");
        foreach (var change in others)
        {
            screen.Write(AmountLine(change.Amount).Add(When(change.Tick)).To(AmountWidth + 26).Add($"--tick {change.Tick}", Ink.Advice));
        }
    }

    private string Rank()
    {
        var larger = explanation.Journey.Changes.Count(change => Math.Abs(change.Amount) > Math.Abs(explanation.Change.Amount));
        var count = explanation.Journey.Changes.Length;
        return count == 1 ? "the only change" : larger == 0 ? $"the largest of {count} changes" : $"number {larger + 1} by size of {count} changes";
    }

    private Line AmountLine(double amount) =>
        new Line().Right(Exact(amount), AmountWidth, amount < 0 ? Ink.Negative : Ink.Positive).Add("  ");

    private void Tell(Line line, string text) => screen.WriteFilled(text.Length == 0 ? line : line.Add("  "), text, Ink.Faint);

    private string When(int tick) => manifest.Calendar.Start is null ? $"tick {tick}" : $"{manifest.Calendar.Label(tick)} (tick {tick})";

    private string Position(double value) => Amount.Position(value, issue).Trim();

    private string Exact(double value) => Amount.Share(value, issue).Trim();
}
