using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>When a run begins and ends.</summary>
/// <param name="Calendar">Maps ticks to dates.</param>
/// <param name="Ticks">Length of the run, ≥ 1.</param>
/// <param name="StopsWhenStill">End at the first tick that changes nothing.</param>
internal sealed record TimeSection(Calendar Calendar, int Ticks, bool StopsWhenStill)
{
    public const int MostTicks = 1_000_000;

    private static readonly Key<int> Start = Key<int>.Optional(
        "start", new DateForm(), "First day of tick 0. Without it ticks are only numbered.", 0);

    private static readonly Key<int> Tick = Key<int>.Optional(
        "tick", new DurationForm(), "How long a tick lasts.", 1, "`1 day`");

    private static readonly Key<int> End = Key<int>.Optional(
        "end", new DateForm(), "Last day of the run, included; instead of `ticks`.", 0);

    private static readonly Key<int> Length = Key<int>.Optional(
        "ticks", new WholeForm(1, MostTicks), "Length of the run in ticks; instead of `end`.", 1);

    public static Key<bool> StopWhenStill { get; } = Key<bool>.Optional(
        "stopWhenStill", new FlagForm(),
        "End at the first tick that changes nothing. Only for scenarios without messages, policies and organisations.", false, "`false`");

    public static Section Section { get; } = new(
        "time", "When the run begins and ends, and how long a tick lasts.", Start, Tick, End, Length, StopWhenStill);

    public static Form<TimeSection?> Form { get; } = new SectionForm<TimeSection?>(Section, Read);

    private static TimeSection? Read(SectionValues values)
    {
        var context = values.Context;
        DateOnly? start = values.TryGet(Start, out var first) ? DateOnly.FromDayNumber(first) : null;
        var calendar = new Calendar(start, values.Get(Tick));
        var stops = values.Get(StopWhenStill);
        if (values.Has(End) == values.Has(Length))
        {
            if (values.Has(End))
            {
                context.Add(ProblemKinds.ExclusiveKeys, values.At(Length), "Both `end` and `ticks` say when the run ends.", "Keep one of the two.");
            }
            else
            {
                context.Add(ProblemKinds.MissingKey, values.Node, "Nothing says when the run ends.", "Add `ticks:` with a number, or `end:` with a date.");
            }

            return null;
        }

        if (values.Has(Length))
        {
            return values.TryGet(Length, out var ticks) && EndsInTime(values, calendar, ticks) ? new TimeSection(calendar, ticks, stops) : null;
        }

        if (!values.TryGet(End, out var end))
        {
            return null;
        }

        if (start is null)
        {
            context.Add(ProblemKinds.DateWithoutStart, values.At(End), "`end` means nothing without `start`.", "Add `start:` with the date of the first day.");
            return null;
        }

        var last = calendar.TickOf(DateOnly.FromDayNumber(end));
        if (last is < 0 or >= MostTicks)
        {
            context.Add(ProblemKinds.OutsideTheRun, values.At(End), last < 0 ? "The run ends before it starts." : "The run has more than 1,000,000 ticks.",
                "Change `start`, `end` or `tick`.");
            return null;
        }

        return EndsInTime(values, calendar, last + 1) ? new TimeSection(calendar, last + 1, stops) : null;
    }

    /// <summary>Tells a run whose last frame has no date, since dates end with the year 9999.</summary>
    private static bool EndsInTime(SectionValues values, Calendar calendar, int ticks)
    {
        if (calendar.Start is not { } start || start.DayNumber + ((long)ticks * calendar.DaysPerTick) <= DateOnly.MaxValue.DayNumber)
        {
            return true;
        }

        values.Context.Add(ProblemKinds.OutsideTheRun, values.Node, "The run goes beyond the year 9999, where dates end.", "Give it fewer or shorter ticks, or an earlier `start`.");
        return false;
    }
}
