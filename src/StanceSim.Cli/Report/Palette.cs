using System.Globalization;
using StanceSim.Model;

namespace StanceSim.Cli.Report;

/// <summary>Classes of colour that the style sheet defines for light and dark.</summary>
internal static class Palette
{
    /// <summary>Steps of the diverging palette (ColorBrewer PuOr): 0 orange for the negative pole, 5 neutral, 10 purple for the positive pole.</summary>
    public const int Steps = 11;

    /// <summary>Colours that tell lines apart; the eighth line begins again with a dashed stroke.</summary>
    public const int Lines = 8;

    /// <summary>Class for a value in [-1, 1].</summary>
    public static string Diverging(double share) =>
        "s" + (int)Math.Round((Math.Clamp(share, -1, 1) + 1) / 2 * (Steps - 1), MidpointRounding.AwayFromZero);

    /// <summary>Class for a strength in [0, 1] that has no sign.</summary>
    public static string Strength(double share) => "m" + (int)Math.Ceiling(Math.Clamp(share, 0, 1) * 5);

    public static string Stance(double position, Issue issue) => Diverging((position - issue.Middle) / issue.HalfWidth);

    /// <summary>The sign as a glyph, so that colour is never its only carrier; empty for zero at two digits.</summary>
    public static string Sign(double share) => Math.Round(share, 2) switch
    {
        > 0 => "+",
        < 0 => "\u2212",
        _ => "",
    };

    public static string Line(int place) => "l" + (place % Lines).ToString(CultureInfo.InvariantCulture);
}
