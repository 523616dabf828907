namespace StanceSim.Cli.Report;

/// <summary>Keeps labels at the ends of lines apart.</summary>
internal static class LabelPlacement
{
    /// <summary>Places near the wanted ones, at least <paramref name="gap"/> apart and in the same order, between the two ends as far as there is room.</summary>
    public static double[] Spread(double[] wanted, double gap, double top, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Length).OrderBy(place => wanted[place]).ThenBy(place => place).ToArray();
        var placed = new double[wanted.Length];
        var free = top;
        foreach (var place in order)
        {
            placed[place] = Math.Max(wanted[place], free);
            free = placed[place] + gap;
        }

        var limit = bottom;
        foreach (var place in order.Reverse())
        {
            placed[place] = Math.Min(placed[place], limit);
            limit = placed[place] - gap;
        }

        return placed;
    }
}
