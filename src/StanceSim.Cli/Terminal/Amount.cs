using System.Globalization;
using StanceSim.Model;

namespace StanceSim.Cli.Terminal;

/// <summary>Numbers as people read them: signed where the scale has two sides, no more digits than mean something.</summary>
internal static class Amount
{
    /// <summary>A position on an issue's own scale.</summary>
    public static string Position(double value, Issue issue) => Text(value, DecimalsOf(issue), signed: issue.Low < 0);

    /// <summary>A change of a position: always signed.</summary>
    public static string Change(double value, Issue issue) => Text(value, DecimalsOf(issue), signed: true);

    /// <summary>A share of a change: always signed, one digit more so that small shares show.</summary>
    public static string Share(double value, Issue issue) => Text(value, DecimalsOf(issue) + 1, signed: true);

    /// <summary>A regard in [-1, 1].</summary>
    public static string Affinity(double value) => Text(value, 2, signed: true);

    /// <summary>Any number, as an outcome.</summary>
    public static string Number(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e9
            ? value.ToString("0", CultureInfo.InvariantCulture)
            : value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Count(long value, string singular, string? plural = null) =>
        $"{value.ToString("#,0", CultureInfo.InvariantCulture)} {(value == 1 ? singular : plural ?? singular + "s")}";

    /// <summary>A rate with as many digits as can be read at a glance: <c>850</c>, <c>12.4k</c>, <c>3.1M</c>.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        >= 1e6 => (perSecond / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + "M",
        >= 1e4 => (perSecond / 1e3).ToString("0.0", CultureInfo.InvariantCulture) + "k",
        _ => perSecond.ToString("0", CultureInfo.InvariantCulture),
    };

    private static int DecimalsOf(Issue issue) => issue.HalfWidth >= 10 ? 1 : 2;

    private static string Text(double value, int decimals, bool signed)
    {
        var rounded = Math.Round(value, decimals);
        var text = Math.Abs(rounded).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded < 0 ? "-" + text : signed && rounded > 0 ? "+" + text : signed ? " " + text : text;
    }
}
