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
    private readonly Explanation told;
    private readonly Issue issue;
    private readonly ReasonText words;

    public WhyText(Screen screen, Manifest manifest, Explanation told)
    {
        (this.screen, this.manifest, this.told) = (screen, manifest, told);
        issue = new Issue { Id = told.Issue.Id, Name = told.Issue.Name, NegativePole = told.Issue.NegativePole, PositivePole = told.Issue.PositivePole, Low = told.Issue.Low, High = told.Issue.High };
        words = new ReasonText(manifest);
    }

    public void Write()
    {
        var (change, journey) = (told.Change, told.Journey);
        screen.Write(new Line().Add(told.Actor.Name, Ink.Strong).Add(" on ").Add(issue.Name, Ink.Strong)
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
        var shown = told.Reasons.Where(reason => Math.Abs(reason.Contribution.Amount) / issue.HalfWidth >= Negligible).Take(ReasonsShown).ToArray();
        foreach (var reason in shown)
        {
            var line = AmountLine(reason.Contribution.Amount);
            line.Add(words.Source(reason.Contribution), Ink.Strong);
            Rest(line, words.How(reason));
            screen.Write(line);
            Chain(reason);
        }

        var rest = told.Reasons.Except(shown).ToArray();
        if (rest.Length > 0)
        {
            screen.Write(AmountLine(rest.Sum(reason => reason.Contribution.Amount)).Add($"{Amount.Count(rest.Length, "weaker reason")} together", Ink.Faint));
        }

        screen.Write(new Line().Right("= " + Exact(told.Change.Amount), AmountWidth, Ink.Strong).Add("  sum of all", Ink.Faint));
    }

    /// <summary>The messages behind the first one, each below what it caused.</summary>
    private void Chain(Reason reason)
    {
        var branch = screen.DrawsBlocks ? "└─ " : "`- ";
        for (var step = 1; step < reason.Chain.Length; step++)
        {
            var line = new Line().To(AmountWidth + 2 + (3 * (step - 1))).Add(branch, Ink.Faint).Add("because of ", Ink.Faint);
            Rest(line.Add(words.NameOf(reason.Chain[step].Sender)), words.Message(reason.Chain[step]));
            screen.Write(line);
        }

        var indent = AmountWidth + 2 + (3 * Math.Max(0, reason.Chain.Length - 1));
        if (!reason.Chain.IsEmpty && reason.ReachesTrigger && reason.Chain.Length > 1)
        {
            screen.Write(new Line().To(indent).Add("the trigger: nothing in the scenario set it off", Ink.Faint));
        }
        else if (!reason.ReachesTrigger)
        {
            screen.Write(new Line().To(indent).Add($"because of {reason.Trigger!.Cause}, which was not sent in this run", Ink.Faint));
        }
    }

    private void Journey()
    {
        if (told.Journey.Changes.Length < 2)
        {
            return;
        }

        var total = told.Journey.Last - told.Journey.First;
        RunSummary.Heading(screen, $"Over the whole run: {Exact(total)}", $"{Amount.Count(told.Journey.Changes.Length, "change")}, by where they came from");
        foreach (var share in told.Journey.Shares.Take(SharesShown))
        {
            var line = AmountLine(share.Net).Add(words.Source(share), Ink.Strong);
            Rest(line, words.How(share));
            screen.Write(line);
        }

        var rest = told.Journey.Shares.Skip(SharesShown).ToArray();
        if (rest.Length > 0)
        {
            screen.Write(AmountLine(rest.Sum(share => share.Net)).Add($"{Amount.Count(rest.Length, "other")} together", Ink.Faint));
        }
    }

    /// <summary>The next largest changes, with what to type to see them.</summary>
    private void Others()
    {
        var others = told.Journey.Changes
            .Where(change => change.Number != told.Change.Number)
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
        var larger = told.Journey.Changes.Count(change => Math.Abs(change.Amount) > Math.Abs(told.Change.Amount));
        var count = told.Journey.Changes.Length;
        return count == 1 ? "the only change" : larger == 0 ? $"the largest of {count} changes" : $"number {larger + 1} by size of {count} changes";
    }

    private Line AmountLine(double amount) =>
        new Line().Right(Exact(amount), AmountWidth, amount < 0 ? Ink.Negative : Ink.Positive).Add("  ");

    private void Rest(Line line, string text)
    {
        if (text.Length > 0)
        {
            line.Add("  " + Printable.Fit(text, Math.Max(20, screen.Width - line.Width - 2)), Ink.Faint);
        }
    }

    private string When(int tick) => manifest.Calendar.Start is null ? $"tick {tick}" : $"{manifest.Calendar.Label(tick)} (tick {tick})";

    private string Position(double value) => Amount.Position(value, issue).Trim();

    private string Exact(double value) => Amount.Share(value, issue).Trim();
}
