namespace StanceSim.Server.Live;

/// <summary>Values in half-widths as 16 bits, to draw and not to explain: wrong by at most 1.6e-5.</summary>
internal static class PositionCode
{
    /// <summary>Code of what has no value.</summary>
    public const short None = short.MinValue;

    private const double Scale = short.MaxValue;

    /// <summary>Code of a share of a half-width, cut to [-1, 1]; <see cref="None"/> for what is no number.</summary>
    public static short OfShare(double share) =>
        double.IsNaN(share) ? None : (short)Math.Floor((Scale * Math.Clamp(share, -1, 1)) + 0.5);

    /// <summary>Code of a position on a scale.</summary>
    public static short Of(double value, double low, double high) => OfShare((value - ((low + high) / 2)) / ((high - low) / 2));
}
