using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Report;

/// <summary>The key actors' and the largest movements, each as a track from start to end and the pushes that add up to it.</summary>
internal static class MoverCards
{
    private const int PushesShown = 5;
    private const double TrackWidth = 300;
    private const double TrackHeight = 30;
    private const double Margin = 10;

    public static void Write(Html html, RunStory story)
    {
        html.Open("section", ("id", "movers")).Leaf("h2", "Who moved, and why");
        var movements = Cast.OfKeyActors(story);
        var others = Cast.Others(story, movements);
        if (movements.Count == 0)
        {
            (movements, others) = (others, []);
        }

        if (movements.Count == 0)
        {
            html.Leaf("p", "Nobody moved noticeably.").Close();
            return;
        }

        html.Leaf("p", "Bars are the pushes behind a change over the whole run; they add up to it.", ("class", "hint"));
        html.Open("ul", ("class", "cards movers"));
        foreach (var movement in movements)
        {
            Card(html, story, movement);
        }

        html.Close();
        if (others.Count > 0)
        {
            Others(html, story, others);
        }

        html.Close();
    }

    private static void Others(Html html, RunStory story, IReadOnlyList<Movement> movements)
    {
        html.Leaf("h3", "Who else moved most", ("class", "more")).Open("div", ("class", "scroll")).Open("table");
        html.Open("thead").Open("tr");
        foreach (var head in new[] { "Actor", "Issue", "From", "To", "Pushed by" })
        {
            html.Leaf("th", head, ("scope", "col"));
        }

        html.Close().Close().Open("tbody");
        foreach (var movement in movements)
        {
            var issue = story.Issues[movement.Issue];
            var sources = movement.Pushes
                .Where(push => Math.Sign(push.Amount) == Math.Sign(movement.Change))
                .Take(3)
                .Select(push => $"{PushText.Source(story, push)} {Amount.Share(push.Amount, issue).Trim()}");
            html.Open("tr")
                .Leaf("th", Cast.NameOf(story, movement.Actor), ("scope", "row"))
                .Leaf("td", issue.Name)
                .Leaf("td", Amount.Position(movement.Start, issue).Trim())
                .Leaf("td", Amount.Position(movement.End, issue).Trim())
                .Leaf("td", string.Join(", ", sources))
                .Close();
        }

        html.Close().Close().Close();
    }

    private static void Card(Html html, RunStory story, Movement movement)
    {
        var issue = story.Issues[movement.Issue];
        html.Open("li");
        html.Open("h3").Text(Cast.NameOf(story, movement.Actor)).Leaf("span", " on " + issue.Name).Close();
        html.Open("p", ("class", "fromto"))
            .Text($"{Amount.Position(movement.Start, issue).Trim()} to ")
            .Leaf("strong", Amount.Position(movement.End, issue).Trim())
            .Leaf("span", Amount.Change(movement.Change, issue), ("class", "delta")).Close();
        Track(html, story, movement);
        Pushes(html, story, movement);
        if (story.RestraintOf(movement.Actor, movement.Issue) is { } restraint)
        {
            html.Open("p", ("class", "warned")).Leaf("b", "Warnings ")
                .Text(string.Join("; ", new[] { RestraintText.Effect(story, restraint), RestraintText.Strongest(story, restraint) }.OfType<string>())).Close();
        }

        html.Close();
    }

    private static void Track(Html html, RunStory story, Movement movement)
    {
        var issue = story.Issues[movement.Issue];
        double X(double position) => Margin + ((position - issue.Low) / (issue.High - issue.Low) * (TrackWidth - (2 * Margin)));
        const double y = 10;
        html.Open("svg", ("class", "track"), ("viewBox", $"0 0 {TrackWidth} {TrackHeight}"), ("role", "img"));
        html.Leaf("title", $"From {Amount.Position(movement.Start, issue).Trim()} to {Amount.Position(movement.End, issue).Trim()} between {issue.NegativePole} and {issue.PositivePole}");
        html.Shape("line", ("class", "axis"), ("x1", Html.Coordinate(Margin)), ("x2", Html.Coordinate(TrackWidth - Margin)), ("y1", "10"), ("y2", "10"));
        html.Shape("line", ("class", "axis"), ("x1", Html.Coordinate(TrackWidth / 2)), ("x2", Html.Coordinate(TrackWidth / 2)), ("y1", "5"), ("y2", "15"));
        html.Shape("line", ("class", "way"), ("x1", Html.Coordinate(X(movement.Start))), ("x2", Html.Coordinate(X(movement.End))), ("y1", "10"), ("y2", "10"));
        html.Shape("circle", ("class", "from"), ("cx", Html.Coordinate(X(movement.Start))), ("cy", Html.Coordinate(y)), ("r", "4"));
        html.Shape("circle", ("class", "to " + Palette.Stance(movement.End, issue)), ("cx", Html.Coordinate(X(movement.End))), ("cy", Html.Coordinate(y)), ("r", "6"));
        html.Leaf("text", Printable.Fit(issue.NegativePole, 26), ("x", "4"), ("y", "28"));
        html.Leaf("text", Printable.Fit(issue.PositivePole, 26), ("x", Html.Coordinate(TrackWidth - 4)), ("y", "28"), ("class", "end"));
        html.Close();
    }

    private static void Pushes(Html html, RunStory story, Movement movement)
    {
        var issue = story.Issues[movement.Issue];
        var largest = movement.Pushes.Select(push => Math.Abs(push.Amount)).DefaultIfEmpty(1).Max();
        html.Open("ul", ("class", "pushes"));
        var shown = movement.Pushes.Where(push => Math.Abs(push.Amount) / issue.HalfWidth >= 0.0015).Take(PushesShown).ToArray();
        foreach (var push in shown)
        {
            PushRow(html, Amount.Share(push.Amount, issue), push.Amount / largest, PushText.Source(story, push), PushText.Reason(story, push));
        }

        var rest = movement.Pushes.Except(shown).ToArray();
        var sum = rest.Sum(push => push.Amount);
        if (Math.Abs(sum) / issue.HalfWidth >= 0.0005)
        {
            PushRow(html, Amount.Share(sum, issue), sum / largest, $"{Amount.Count(rest.Length, "other")} together", "");
        }

        html.Close();
    }

    private static void PushRow(Html html, string amount, double share, string source, string reason)
    {
        var width = Math.Min(50, Math.Abs(share) * 50);
        var start = share < 0 ? 50 - width : 50;
        html.Open("li");
        html.Leaf("span", amount, ("class", "amount"));
        html.Open("svg", ("class", "bar"), ("viewBox", "0 0 100 10"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"))
            .Shape("rect", ("class", share < 0 ? "minus" : "plus"), ("x", Html.Coordinate(start)), ("y", "1"), ("width", Html.Coordinate(width)), ("height", "8"))
            .Shape("line", ("class", "axis"), ("x1", "50"), ("x2", "50"), ("y1", "0"), ("y2", "10"))
            .Close();
        html.Leaf("b", source);
        if (reason.Length > 0)
        {
            html.Leaf("span", reason, ("class", "reason"));
        }

        html.Close();
    }
}
