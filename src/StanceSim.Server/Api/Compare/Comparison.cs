using System.Collections.Immutable;
using System.Globalization;
using StanceSim.Experiments.Results;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Runs;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Compare;

/// <summary>Two runs side by side: frame for frame by date, or by number where one has no calendar.</summary>
internal sealed class Comparison(RunEntry a, RunEntry b, RunCatalogue runs)
{
    private const int MostMessages = 200;

    /// <summary>Differences up to here, in half-widths, are none.</summary>
    private const double Nothing = 1e-12;

    private readonly Cast left = a.Journal.Cast;
    private readonly Cast right = b.Journal.Cast;

    /// <summary>Compares them; stances and events of both must be ready.</summary>
    public ComparisonShape Make()
    {
        var cells = SharedCells().ToArray();
        var offset = Offset();
        var (first, last) = (Math.Max(0, -offset), Math.Min(a.Journal.Newest, b.Journal.Newest - offset));
        var reason = cells.Length == 0 ? "They have no actor and issue in common." : first > last ? "They have no frame in common." : null;
        Divergence? divergence = null;
        var differences = reason is null ? Differences(cells, first, last, offset, out divergence) : [];
        return new ComparisonShape
        {
            A = RunAnswers.Summary(a, runs),
            B = RunAnswers.Summary(b, runs),
            Comparable = reason is null,
            Reason = reason,
            First = first,
            Last = last,
            Offset = offset,
            Settings = [.. DifferingSettings()],
            Divergence = divergence is { } found
                ? new DivergenceShape(found.Tick, left.DateOf(found.Tick), left.Manifest.Actors[found.Cell.Actor].Id, left.IssueId(found.Cell.Issue), "position", found.A, found.B)
                : null,
            Differences = [.. differences.OrderByDescending(difference => Math.Abs(difference.Largest))],
            Messages = new OnlyIn(MessagesOnlyIn(a.Journal, b.Journal), MessagesOnlyIn(b.Journal, a.Journal)),
        };
    }

    private IEnumerable<DifferenceShape> Differences(Cell[] cells, int first, int last, int offset, out Divergence? divergence)
    {
        var spans = cells.Select(cell => new Span(cell)).ToArray();
        divergence = null;
        for (var frame = first; frame <= last; frame++)
        {
            var (one, other) = (a.Journal.Stances.Positions(frame), b.Journal.Stances.Positions(frame + offset));
            Divergence? here = null;
            foreach (var span in spans)
            {
                var (x, y) = (one[span.Cell.Left], other[span.Cell.Right]);
                var difference = (y - x) / left.HalfWidths[span.Cell.Issue];
                span.Add(frame, difference);
                if (divergence is null && Math.Abs(difference) > Math.Max(Nothing, here?.Size ?? 0))
                {
                    here = new Divergence(frame, span.Cell, x, y, Math.Abs(difference));
                }
            }

            divergence ??= here;
        }

        return spans.Select(span => span.ShapeIn(left));
    }

    /// <summary>Actors and issues that both have.</summary>
    private IEnumerable<Cell> SharedCells()
    {
        for (var issue = 0; issue < left.Issues; issue++)
        {
            for (var actor = 0; actor < left.Actors; actor++)
            {
                var (otherActor, otherIssue) = (right.FindActor(left.Manifest.Actors[actor].Id), right.FindIssue(left.IssueId(issue)));
                if (otherActor >= 0 && otherIssue >= 0)
                {
                    yield return new Cell(actor, issue, (actor * left.Issues) + issue, (otherActor * right.Issues) + otherIssue);
                }
            }
        }
    }

    private int Offset()
    {
        var (one, other) = (left.Manifest.Calendar, right.Manifest.Calendar);
        return one.Start is { } start && other.Start is not null && one.DaysPerTick == other.DaysPerTick ? other.TickOf(start) : 0;
    }

    private IEnumerable<SettingPair> DifferingSettings()
    {
        var (one, other) = (SettingsOf(left.Manifest), SettingsOf(right.Manifest));
        return from path in one.Keys.Union(other.Keys).Order(StringComparer.Ordinal)
               let pair = new SettingPair(path, one.GetValueOrDefault(path), other.GetValueOrDefault(path))
               where pair.A != pair.B
               select pair;
    }

    private static Dictionary<string, string> SettingsOf(Manifest manifest)
    {
        var settings = new Dictionary<string, string>
        {
            ["scenario"] = $"{manifest.Scenario.Name} {manifest.Scenario.Sha256[..8]}",
            ["seed"] = manifest.Seed.ToString(CultureInfo.InvariantCulture),
            ["replicate"] = manifest.Replicate.ToString(CultureInfo.InvariantCulture),
            ["rule"] = manifest.Rule,
        };
        foreach (var (name, value) in manifest.Parameters)
        {
            settings[InterventionList.PathOf(name)] = value.ToString("R", CultureInfo.InvariantCulture);
        }

        foreach (var change in manifest.Overrides)
        {
            settings[change.Path] = change.Value;
        }

        foreach (var (tick, change) in manifest.Settings)
        {
            settings[string.Create(CultureInfo.InvariantCulture, $"{change.Path} from {tick} on")] = change.Value;
        }

        return settings;
    }

    private static ImmutableArray<MessageShape> MessagesOnlyIn(RunJournal journal, RunJournal other) =>
        [.. journal.Messages.Until(journal.Newest).Where(entry => other.Messages.Find(entry.Row.Id) is null).Take(MostMessages).Select(entry => ShapesOf.Message(journal, entry))];

    /// <summary>One actor on one issue, and where it stands in a frame of each run.</summary>
    private readonly record struct Cell(int Actor, int Issue, int Left, int Right);

    private readonly record struct Divergence(int Tick, Cell Cell, double A, double B, double Size);

    /// <summary>How far apart the runs are on one cell.</summary>
    private sealed class Span(Cell cell)
    {
        private double largest;
        private double final;
        private int largestAt;
        private int? firstAt;

        public Cell Cell => cell;

        public void Add(int frame, double difference)
        {
            final = difference;
            firstAt ??= Math.Abs(difference) > Nothing ? frame : null;
            if (Math.Abs(difference) > Math.Abs(largest))
            {
                (largest, largestAt) = (difference, frame);
            }
        }

        public DifferenceShape ShapeIn(Cast cast) => new(
            cast.Manifest.Actors[cell.Actor].Id, cast.IssueId(cell.Issue), largest, largestAt, final, firstAt);
    }
}
