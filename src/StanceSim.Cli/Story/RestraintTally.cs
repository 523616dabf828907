using System.Collections.Immutable;

namespace StanceSim.Cli.Story;

/// <summary>Keeps, over a run, the peak and the end of what warnings did, and whose warnings they were.</summary>
internal sealed class RestraintTally(int issues)
{
    private readonly PushTally tally = new();
    private readonly Dictionary<long, Course> courses = [];

    /// <summary>Notes the value after a change.</summary>
    public void Set(int cell, double value, int frame)
    {
        if (!courses.TryGetValue(cell, out var course))
        {
            courses.Add(cell, course = new Course(cell));
        }

        course.End = value;
        if (Math.Abs(value) > Math.Abs(course.Peak))
        {
            (course.Peak, course.PeakTick) = (value, frame);
        }
    }

    /// <summary>Adds what one message did.</summary>
    public void Add(int cell, int source, string? message, double amount, int tick) =>
        tally.Add(cell, PushKind.Actor, source, message, amount, tick);

    /// <summary>Restraints worth a line, largest peak first.</summary>
    public ImmutableArray<Restraint> Noticeable(int cells)
    {
        var pushes = tally.ByCell(cells);
        var restraints = new List<Restraint>();
        foreach (var course in courses.Values)
        {
            if (Math.Abs(course.Peak) >= Restraint.Noticeable)
            {
                restraints.Add(new Restraint(course.Cell / issues, course.Cell % issues, course.Peak, course.PeakTick, course.End, pushes[course.Cell]));
            }
        }

        restraints.Sort(ByPeak);
        return [.. restraints];
    }

    private static int ByPeak(Restraint left, Restraint right)
    {
        var byPeak = Math.Abs(right.Peak).CompareTo(Math.Abs(left.Peak));
        var byActor = byPeak != 0 ? byPeak : left.Actor.CompareTo(right.Actor);
        return byActor != 0 ? byActor : left.Issue.CompareTo(right.Issue);
    }

    /// <summary>One value over time.</summary>
    private sealed class Course(int cell)
    {
        public int Cell => cell;

        public double Peak { get; set; }

        public int PeakTick { get; set; }

        public double End { get; set; }
    }
}
