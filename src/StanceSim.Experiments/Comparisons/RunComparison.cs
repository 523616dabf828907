using System.Collections.Immutable;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Runs;

namespace StanceSim.Experiments.Comparisons;

/// <summary>Compares two runs, frame by frame. Memory grows with actors and issues, not with ticks.</summary>
public sealed class RunComparison
{
    private static readonly ImmutableArray<string> Variables = ["position", "deterrence"];

    private readonly RunResults left;
    private readonly RunResults right;
    private readonly ImmutableArray<string> actors;
    private readonly ImmutableArray<string> issues;
    private readonly int from;
    private readonly int to;

    private RunComparison(RunResults left, RunResults right)
    {
        (this.left, this.right) = (left, right);
        actors = [.. left.Manifest.Actors.Select(actor => actor.Id).Intersect(right.Manifest.Actors.Select(actor => actor.Id))];
        issues = [.. left.Manifest.Issues.Select(issue => issue.Id).Intersect(right.Manifest.Issues.Select(issue => issue.Id))];
        (from, to) = (Math.Max(left.Manifest.From, right.Manifest.From), Math.Min(left.Manifest.Ticks, right.Manifest.Ticks));
    }

    /// <summary>What differs. Throws <see cref="ResultsException"/> when there is nothing to compare.</summary>
    public static Task<RunDifference> Of(RunResults left, RunResults right)
    {
        var comparison = new RunComparison(left, right);
        return comparison.actors.IsEmpty || comparison.issues.IsEmpty || comparison.from > comparison.to
            ? throw new ResultsException(InterventionProblems.NothingInCommon(left.Folder, right.Folder))
            : comparison.Compare();
    }

    private async Task<RunDifference> Compare()
    {
        (string Actor, string Issue, string Variable)[] cells =
            [.. actors.SelectMany(actor => issues.SelectMany(issue => Variables.Select(variable => (actor, issue, variable))))];
        var places = cells.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var widths = left.Manifest.Issues.ToDictionary(issue => issue.Id, issue => (issue.High - issue.Low) / 2);
        var courses = new Course?[cells.Length];
        Divergence? first = null;
        await using (FrameReader leftFrames = new(left, places), rightFrames = new(right, places))
        {
            for (var tick = from; tick <= to; tick++)
            {
                var (one, other) = (await leftFrames.Frame(tick), await rightFrames.Frame(tick));
                var differing = new List<int>();
                for (var cell = 0; cell < cells.Length; cell++)
                {
                    if (!double.IsNaN(one[cell]) && !double.IsNaN(other[cell]) && (one[cell] != other[cell] || courses[cell] is not null))
                    {
                        (courses[cell] ??= new Course()).Add(tick, one[cell], other[cell]);
                        differing.Add(cell);
                    }
                }

                if (first is null && differing.Count > 0)
                {
                    var most = differing.MaxBy(cell => Math.Abs(other[cell] - one[cell]) / Scale(cells[cell], widths));
                    first = await Explained(tick, cells[most], one[most], other[most], differing.Count - 1);
                }
            }
        }

        return new RunDifference
        {
            From = from,
            To = to,
            Actors = actors,
            Issues = issues,
            First = first,
            Courses = [.. courses.Index().Where(entry => entry.Item is not null)
                .Select(entry => entry.Item!.Told(cells[entry.Index], Scale(cells[entry.Index], widths)))
                .OrderByDescending(course => course.Relative)],
            Messages = await MessageComparison.Of(left, right, from, to),
            HasOtherExtent = left.Manifest.Ticks != right.Manifest.Ticks
                || left.Manifest.Actors.Length != actors.Length || right.Manifest.Actors.Length != actors.Length
                || left.Manifest.Issues.Length != issues.Length || right.Manifest.Issues.Length != issues.Length,
        };
    }

    /// <summary>Deterrence is in half-widths already.</summary>
    private static double Scale((string Actor, string Issue, string Variable) cell, Dictionary<string, double> widths) =>
        cell.Variable == "position" ? widths[cell.Issue] : 1;

    private async Task<Divergence> Explained(int tick, (string Actor, string Issue, string Variable) cell, double one, double other, int others) =>
        new(tick, cell.Actor, cell.Issue, cell.Variable, one, other, others, await ReasonComparison.Of(left, right, cell, tick - 1));

    /// <summary>The largest and the last difference of one cell.</summary>
    private sealed class Course
    {
        private (int Tick, double Left, double Right) most;
        private (double Left, double Right) end;

        public void Add(int tick, double left, double right)
        {
            end = (left, right);
            if (Math.Abs(right - left) > Math.Abs(most.Right - most.Left))
            {
                most = (tick, left, right);
            }
        }

        public CourseDifference Told((string Actor, string Issue, string Variable) cell, double scale) => new(
            cell.Actor, cell.Issue, cell.Variable, end.Left, end.Right, most.Tick, most.Left, most.Right, Math.Abs(most.Right - most.Left) / scale);
    }
}
