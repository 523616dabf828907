using System.Globalization;
using System.Text;

namespace StanceSim.Cli.Terminal;

/// <summary>Text from scenario files made safe to print: control characters could otherwise steer the reader's terminal.</summary>
internal static class Printable
{
    private const char Replacement = '?';

    public static string Of(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f') && !text.AsSpan().ContainsAnyInRange('\u202a', '\u2069')
        ? text
        : string.Create(text.Length, text, static (span, source) =>
        {
            for (var place = 0; place < source.Length; place++)
            {
                span[place] = source[place] is '\t' or '\n' or '\r' ? ' ' : IsHarmless(source[place]) ? source[place] : Replacement;
            }
        });

    /// <summary>Width in terminal cells: wide characters take two, combining marks none.</summary>
    public static int WidthOf(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.Length;
        }

        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += WidthOf(rune);
        }

        return width;
    }

    /// <summary>Cuts text that is wider than a field, and says so with dots.</summary>
    public static string Fit(string text, int width)
    {
        if (WidthOf(text) <= width)
        {
            return text;
        }

        const string dots = "...";
        var kept = new StringBuilder();
        var room = width - dots.Length;
        foreach (var rune in text.EnumerateRunes())
        {
            room -= WidthOf(rune);
            if (room < 0)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.ToString().TrimEnd() + dots;
    }

    private static bool IsHarmless(char letter) =>
        !char.IsControl(letter) && letter is not (>= '\u202a' and <= '\u202e') and not (>= '\u2066' and <= '\u2069');

    private static int WidthOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    private static bool IsWide(int value) => value
        is (>= 0x1100 and <= 0x115f)
        or (>= 0x2e80 and <= 0xa4cf)
        or (>= 0xac00 and <= 0xd7a3)
        or (>= 0xf900 and <= 0xfaff)
        or (>= 0xfe30 and <= 0xfe6f)
        or (>= 0xff00 and <= 0xff60)
        or (>= 0x1f300 and <= 0x1faff);
}
