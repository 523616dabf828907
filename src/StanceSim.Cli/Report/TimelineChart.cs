using System.Globalization;
using System.Text;
using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;
using StanceSim.Cli.Terminal;
using StanceSim.Model;

namespace StanceSim.Cli.Report;

/// <summary>Positions of one issue over time: a line per actor, the poles named, messages as markers below.</summary>
internal sealed class TimelineChart(RunStory story, int index, IReadOnlyList<int> cast, ChartSize size)
{
    /// <summary>More faint lines than this would be a grey smear; a band says more.</summary>
    private const int MostLines = 60;

    private readonly Issue issue = story.Issues[index];
    private readonly IReadOnlyList<MarkerPlace> markers = MarkerPlace.Of(story, index);

    public void Write(Html html)
    {
        var lanes = markers.Select(marker => marker.Lane + 1).DefaultIfEmpty(0).Max();
        var height = size.PlotBottom + ChartSize.Bottom + (lanes * ChartSize.Lane) + 4;
        html.Open("svg", ("class", "chart " + size.Name), ("viewBox", $"0 0 {Html.Coordinate(size.Width)} {Html.Coordinate(height)}"), ("role", "group"), ("aria-label", $"{issue.Name}: positions over time"));
        html.Leaf("title", $"{issue.Name}: positions over time");
        html.Leaf("desc", Description());
        Axes(html);
        Others(html);
        Lines(html);
        Poles(html);
        Markers(html);
        html.Close();
    }

    private double X(double tick) => ChartSize.Left + (story.Ticks == 0 ? 0 : (tick - story.FirstTick) / story.Ticks * size.PlotWidth);

    private double Y(double position) => size.PlotBottom - ((position - issue.Low) / (issue.High - issue.Low) * size.Height);

    private string Description() => string.Join("; ", cast.Select(actor => story.MovementOf(actor, index)).Select(movement =>
        $"{story.Actors[movement.Actor].Name} from {Amount.Position(movement.Start, issue).Trim()} to {Amount.Position(movement.End, issue).Trim()}"));

    private void Axes(Html html)
    {
        for (var quarter = 0; quarter <= 4; quarter++)
        {
            var value = issue.Low + ((issue.High - issue.Low) * quarter / 4);
            html.Shape("line", ("class", quarter == 2 ? "grid middle" : "grid"), ("x1", Html.Coordinate(ChartSize.Left)), ("x2", Html.Coordinate(size.PlotRight)), ("y1", Html.Coordinate(Y(value))), ("y2", Html.Coordinate(Y(value))));
            html.Leaf("text", Amount.Position(value, issue).Trim(), ("class", "tick end"), ("x", Html.Coordinate(ChartSize.Left - 6)), ("y", Html.Coordinate(Y(value) + 4)));
        }

        var dates = Math.Min(size.DateCount, story.Ticks + 1);
        for (var date = 0; date < dates; date++)
        {
            var tick = story.FirstTick + (dates == 1 ? 0 : (int)Math.Round((double)date * story.Ticks / (dates - 1)));
            var anchor = date == 0 ? "start" : date == dates - 1 ? "end" : "mid";
            html.Leaf("text", story.Label(tick), ("class", "tick " + anchor), ("x", Html.Coordinate(X(tick))), ("y", Html.Coordinate(size.PlotBottom + 33)));
        }
    }

    /// <summary>Named after the lines are drawn, so that no line runs through the words.</summary>
    private void Poles(Html html)
    {
        html.Leaf("text", "\u25b2 " + issue.PositivePole, ("class", "pole"), ("x", Html.Coordinate(ChartSize.Left)), ("y", Html.Coordinate(ChartSize.Top - 9)));
        html.Leaf("text", "\u25bc " + issue.NegativePole, ("class", "pole"), ("x", Html.Coordinate(ChartSize.Left)), ("y", Html.Coordinate(size.PlotBottom + 15)));
    }

    private void Others(Html html)
    {
        if (!size.ShowsOthers)
        {
            return;
        }

        var others = Enumerable.Range(0, story.Actors.Length).Except(cast).ToArray();
        if (others.Length > MostLines)
        {
            Band(html, others, 0.1);
            Band(html, others, 0.25);
            return;
        }

        foreach (var actor in others)
        {
            html.Open("polyline", ("class", "other"), ("points", Points(story.SeriesOf(actor, index))))
                .Leaf("title", story.Actors[actor].Name).Close();
        }
    }

    /// <summary>The middle of many actors: from a share of them to the same share from above.</summary>
    private void Band(Html html, int[] actors, double share)
    {
        var frames = story.SeriesOf(actors[0], index).Length;
        double[] low = new double[frames], high = new double[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            double[] sorted = [.. actors.Select(actor => story.SeriesOf(actor, index)[frame]).Order()];
            low[frame] = sorted[(int)(share * (sorted.Length - 1))];
            high[frame] = sorted[(int)((1 - share) * (sorted.Length - 1))];
        }

        var back = string.Join(' ', Points(low).Split(' ').Reverse());
        html.Open("polygon", ("class", "band"), ("points", Points(high) + " " + back))
            .Leaf("title", $"the middle {(1 - (2 * share)).ToString("0%", CultureInfo.InvariantCulture)} of {actors.Length} other actors").Close();
    }

    private void Lines(Html html)
    {
        var wanted = cast.Select(actor => Y(story.MovementOf(actor, index).End)).ToArray();
        var labels = LabelPlacement.Spread(wanted, 15, ChartSize.Top, size.PlotBottom);
        var colours = LineColours.Of(story, cast);
        for (var place = 0; place < cast.Count; place++)
        {
            var actor = story.Actors[cast[place]];
            var movement = story.MovementOf(cast[place], index);
            var text = size.NameLetters == 0 ? Printable.Fit(actor.Id, 12) : Cast.NameIn(story, cast[place], size.NameLetters);
            html.Open("g", ("class", "line " + Palette.Line(colours[place])), ("data-actor", actor.Id));
            html.Leaf("title", $"{actor.Name}: {Amount.Position(movement.Start, issue).Trim()} to {Amount.Position(movement.End, issue).Trim()}");
            html.Shape("polyline", ("class", "halo"), ("points", Points(story.SeriesOf(cast[place], index))));
            html.Shape("polyline", ("points", Points(story.SeriesOf(cast[place], index))));
            html.Shape("polyline", ("class", "leader"), ("points", $"{Html.Coordinate(size.PlotRight)},{Html.Coordinate(wanted[place])} {Html.Coordinate(size.PlotRight + 10)},{Html.Coordinate(labels[place])}"));
            html.Leaf("text", text, ("x", Html.Coordinate(size.PlotRight + 13)), ("y", Html.Coordinate(labels[place] + 4)));
            html.Close();
        }
    }

    private void Markers(Html html)
    {
        var top = size.PlotBottom + ChartSize.Bottom;
        foreach (var marker in markers)
        {
            var (x, y) = (X(Math.Min(marker.Message.Sent, story.LastTick)), top + (marker.Lane * ChartSize.Lane) + 6);
            var hostile = marker.Message.Intensity < 0;
            html.Open("g", ("class", "msg"), ("role", "button"), ("tabindex", marker.Place == 0 ? "0" : "-1"), ("data-m", marker.Number.ToString(CultureInfo.InvariantCulture)), ("aria-label", MessageWords.Of(story, marker.Message)));
            html.Shape("line", ("class", "since"), ("x1", Html.Coordinate(x)), ("x2", Html.Coordinate(x)), ("y1", Html.Coordinate(ChartSize.Top)), ("y2", Html.Coordinate(y)));
            html.Shape("rect", ("class", "hit"), ("x", Html.Coordinate(x - 7)), ("y", Html.Coordinate(y - 6.5)), ("width", "14"), ("height", "13"));
            var points = hostile
                ? $"{Html.Coordinate(x - 5)},{Html.Coordinate(y - 4)} {Html.Coordinate(x + 5)},{Html.Coordinate(y - 4)} {Html.Coordinate(x)},{Html.Coordinate(y + 5)}"
                : $"{Html.Coordinate(x - 5)},{Html.Coordinate(y + 4)} {Html.Coordinate(x + 5)},{Html.Coordinate(y + 4)} {Html.Coordinate(x)},{Html.Coordinate(y - 5)}";
            html.Open("polygon", ("class", Palette.Diverging(marker.Message.Intensity / 10)), ("points", points));
            html.Leaf("title", MessageWords.Of(story, marker.Message)).Close();
            html.Close();
        }
    }

    private string Points(ReadOnlySpan<double> series)
    {
        var points = new StringBuilder();
        for (var frame = 0; frame < series.Length; frame++)
        {
            points.Append(frame == 0 ? "" : " ")
                .Append(Html.Coordinate(X(story.TickOfFrame(frame)))).Append(',')
                .Append(Html.Coordinate(Y(series[frame])));
        }

        return points.ToString();
    }
}
