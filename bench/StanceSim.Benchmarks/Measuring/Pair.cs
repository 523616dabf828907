namespace StanceSim.Benchmarks.Measuring;

/// <summary>Two things measured in turn, A B A B, so that what else the machine does falls on both.</summary>
/// <param name="Ours">Seconds of each round.</param>
/// <param name="Theirs">Seconds of each round; empty when there is nothing to compare with.</param>
internal sealed record Pair(double[] Ours, double[] Theirs)
{
    public double MedianOurs => MedianOf(Ours);

    public double MedianTheirs => MedianOf(Theirs);

    /// <summary>How many times faster ours is in each round.</summary>
    public double[] Ratios => [.. Theirs.Zip(Ours, (theirs, ours) => theirs / ours)];

    public double MedianRatio => MedianOf(Ratios);

    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
