using System.Globalization;
using System.Text;

namespace StanceSim.Experiments.Results.Export;

/// <summary>A line of CSV in the making.</summary>
internal sealed class CsvLine(Stream output)
{
    /// <summary>Spreadsheets take a cell that begins so for a formula.</summary>
    private const string FormulaStarts = "=+-@\t\r";

    private byte[] bytes = new byte[256];
    private int count;
    private bool hasCells;

    /// <summary>Adds text from a scenario or a user: quoted where the format asks for it, and behind an apostrophe where a spreadsheet would compute it.</summary>
    public void AddText(string? text)
    {
        if (text is null)
        {
            Add("");
            return;
        }

        var safe = text.Length > 0 && FormulaStarts.Contains(text[0]) ? "'" + text : text;
        var isPlain = safe.Length > 0 && safe.AsSpan().IndexOfAny(",\"\r\n") < 0;
        Add(isPlain ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    /// <summary>Adds characters that need no quoting.</summary>
    public void Add(string cell)
    {
        Separate();
        var most = Encoding.UTF8.GetMaxByteCount(cell.Length);
        Grow(most);
        count += Encoding.UTF8.GetBytes(cell, bytes.AsSpan(count));
    }

    /// <summary>Adds a value as every culture reads it; nothing when there is none.</summary>
    public void Add<T>(T? value, string format = "")
        where T : struct, IUtf8SpanFormattable
    {
        Separate();
        if (value is not { } some)
        {
            return;
        }

        const int Longest = 64;
        Grow(Longest);
        some.TryFormat(bytes.AsSpan(count), out var written, format, CultureInfo.InvariantCulture);
        count += written;
    }

    public void End()
    {
        Grow(2);
        bytes[count++] = (byte)'\r';
        bytes[count++] = (byte)'\n';
        output.Write(bytes.AsSpan(0, count));
        (count, hasCells) = (0, false);
    }

    private void Separate()
    {
        Grow(1);
        if (hasCells)
        {
            bytes[count++] = (byte)',';
        }

        hasCells = true;
    }

    private void Grow(int more)
    {
        if (bytes.Length - count < more)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, count + more));
        }
    }
}
