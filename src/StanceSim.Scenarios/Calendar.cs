using System.Globalization;

namespace StanceSim.Scenarios;

/// <summary>How a scenario's ticks map to dates. A scenario without a start date counts ticks only.</summary>
/// <param name="Start">Date of tick 0, or null.</param>
/// <param name="DaysPerTick">Days in one tick, ≥ 1; default 1.</param>
public sealed record Calendar(DateOnly? Start, int DaysPerTick = 1)
{
    /// <summary>The first day of a tick, or null without a start date.</summary>
    public DateOnly? DateOf(int tick) => Start?.AddDays(tick * DaysPerTick);

    /// <summary>The tick in which a date lies; negative before the start.</summary>
    public int TickOf(DateOnly date) => Start is { } start
        ? (int)Math.Floor((date.DayNumber - start.DayNumber) / (double)DaysPerTick)
        : throw new InvalidOperationException("The scenario has no start date.");

    /// <summary>A tick as people read it: its date (ISO 8601), or its number.</summary>
    public string Label(int tick) => DateOf(tick)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? tick.ToString(CultureInfo.InvariantCulture);
}
