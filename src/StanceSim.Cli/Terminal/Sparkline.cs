namespace StanceSim.Cli.Terminal;

/// <summary>
/// A position over time in one line, from the negative pole (lowest) to the positive (highest): blocks on a terminal,
/// digits 0 to 9 elsewhere.
/// </summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const string Digits = "0123456789";

    /// <param name="values">One value per frame; the first and the last are always shown.</param>
    /// <param name="low">Lowest value of the scale.</param>
    /// <param name="high">Highest value of the scale.</param>
    /// <param name="width">Most columns to use.</param>
    /// <param name="blocks">Blocks rather than digits.</param>
    public static string Of(ReadOnlySpan<double> values, double low, double high, int width, bool blocks)
    {
        var levels = blocks ? Blocks : Digits;
        var columns = Math.Min(width, values.Length);
        Span<char> line = stackalloc char[columns];
        for (var column = 0; column < columns; column++)
        {
            var frame = columns == 1 ? 0 : (int)Math.Round((double)column * (values.Length - 1) / (columns - 1));
            var share = (values[frame] - low) / (high - low);
            line[column] = levels[Math.Clamp((int)(share * levels.Length), 0, levels.Length - 1)];
        }

        return new string(line);
    }
}
