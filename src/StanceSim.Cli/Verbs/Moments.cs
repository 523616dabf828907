using System.Globalization;

namespace StanceSim.Cli.Verbs;

/// <summary>Ticks as people type them: a number, or a date.</summary>
internal static class Moments
{
    public static int TickOf(string typed, Scenarios.Calendar calendar)
    {
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var tick))
        {
            return tick;
        }

        return calendar.Start is not null && DateOnly.TryParseExact(typed, "yyyy-MM-dd", out var date) && calendar.TickOf(date) >= 0
            ? calendar.TickOf(date)
            : throw Failure.WrongUsage($"--tick {typed} is no tick of this run.", calendar.Start is null ? "Give the number of a tick, from 0." : "Give the number of a tick, or a date such as 2020-08-19.");
    }
}
