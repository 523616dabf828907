using System.Collections.Immutable;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Comparisons;

/// <summary>
/// Compares two runs, frame by frame: those of the same day where both have a calendar of the same pace, else those of the
/// same number. Memory grows with actors, issues, relations, decisions and messages, not with frames.
/// </summary>
public sealed class RunComparison
{
    private static readonly ImmutableArray<string> Variables = ["position", "deterrence"];

    private readonly IComparableRun left;
    private readonly IComparableRun right;
    private readonly int offset;
    private readonly ImmutableArray<string> actors;
    private readonly ImmutableArray<string> issues;
    private readonly int from;
    private readonly int to;

    private RunComparison(IComparableRun left, IComparableRun right)
    {
        (this.left, this.right, offset) = (left, right, OffsetOf(left.Manifest.Calendar, right.Manifest.Calendar));
        actors = [.. left.Manifest.Actors.Select(actor => actor.Id).Intersect(right.Manifest.Actors.Select(actor => actor.Id))];
        issues = [.. left.Manifest.Issues.Select(issue => issue.Id).Intersect(right.Manifest.Issues.Select(issue => issue.Id))];
        (from, to) = (Math.Max(left.From, right.From - offset), Math.Min(left.To, right.To - offset));
    }

    /// <summary>What differs. Throws <see cref="ResultsException"/> when there is nothing to compare.</summary>
    public static async Task<RunDifference> Of(RunResults left, RunResults right) =>
        await Shared(new FolderRun(left), new FolderRun(right)) ?? throw new ResultsException(InterventionProblems.NothingInCommon(left.Folder, right.Folder));

    /// <summary>What differs in what they have in common; null when that is nothing.</summary>
    public static async Task<RunDifference?> Shared(IComparableRun left, IComparableRun right)
    {
        var comparison = new RunComparison(left, right);
        return comparison.actors.IsEmpty || comparison.issues.IsEmpty || comparison.from > comparison.to ? null : await comparison.Compare();
    }

    /// <summary>Frame of the second that stands beside frame 0 of the first.</summary>
    private static int OffsetOf(Calendar one, Calendar other) =>
        one.Start is { } start && other.Start is not null && one.DaysPerTick == other.DaysPerTick ? other.TickOf(start) : 0;

    private async Task<RunDifference> Compare()
    {
        (string Actor, string Issue, string Variable)[] cells =
            [.. actors.SelectMany(actor => issues.SelectMany(issue => Variables.Select(variable => (actor, issue, variable))))];
        var places = cells.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var widths = left.Manifest.Issues.ToDictionary(issue => issue.Id, issue => (issue.High - issue.Low) / 2);
        var courses = new Course?[cells.Length];
        Divergence? first = null;
        await using (IFrameValues leftFrames = left.Frames(places), rightFrames = right.Frames(places))
        {
            for (var tick = from; tick <= to; tick++)
            {
                var (one, other) = (await leftFrames.Frame(tick), await rightFrames.Frame(tick + offset));
                var differing = new List<int>();
                for (var cell = 0; cell < cells.Length; cell++)
                {
                    if (!double.IsNaN(one[cell]) && !double.IsNaN(other[cell]) && (one[cell] != other[cell] || courses[cell] is not null))
                    {
                        (courses[cell] ??= new Course(tick)).Add(tick, one[cell], other[cell]);
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
            Offset = offset,
            Actors = actors,
            Issues = issues,
            First = first,
            FirstAffinity = await AffinityComparison.Of(left, right, from, to, offset),
            FirstDecision = await DecisionComparison.Of(left, right, row => actors.Contains(row.Organisation) && issues.Contains(row.Issue), from, to, offset),
            Courses = [.. courses.Index().Where(entry => entry.Item is not null)
                .Select(entry => entry.Item!.Told(cells[entry.Index], Scale(cells[entry.Index], widths)))
                .OrderByDescending(course => course.Relative)],
            Messages = await MessageComparison.Of(left, right, from, to, offset),
            HasOtherExtent = offset != 0 || left.To != right.To
                || left.Manifest.Actors.Length != actors.Length || right.Manifest.Actors.Length != actors.Length
                || left.Manifest.Issues.Length != issues.Length || right.Manifest.Issues.Length != issues.Length,
        };
    }

    /// <summary>Deterrence is in half-widths already.</summary>
    private static double Scale((string Actor, string Issue, string Variable) cell, Dictionary<string, double> widths) =>
        cell.Variable == "position" ? widths[cell.Issue] : 1;

    private async Task<Divergence> Explained(int tick, (string Actor, string Issue, string Variable) cell, double one, double other, int others) =>
        new(tick, cell.Actor, cell.Issue, cell.Variable, one, other, others, await ReasonComparison.Of(left, right, cell, tick - 1, offset));

    /// <summary>The first, the largest and the last difference of one cell.</summary>
    private sealed class Course(int first)
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
            cell.Actor, cell.Issue, cell.Variable, end.Left, end.Right, most.Tick, most.Left, most.Right, Math.Abs(most.Right - most.Left) / scale, first);
    }
}
