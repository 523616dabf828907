namespace StanceSim.Benchmarks.Measuring;

/// <summary>One line of the table: two speeds, their ratio and the ratio to reach.</summary>
internal sealed record RatioRow
{
    public required string Name { get; init; }

    public required Pair Times { get; init; }

    /// <summary>Units of work in one round, for the rate; 0: show seconds.</summary>
    public double Work { get; init; }

    /// <summary>The ratio of speeds (other's seconds / ours) to reach.</summary>
    public required double Target { get; init; }

    /// <summary>Whether both computed the same, in words.</summary>
    public required string Check { get; init; }

    /// <summary>False when results that must be equal are not.</summary>
    public bool IsRight { get; init; } = true;

    public bool HasRatio => Times.Theirs.Length > 0;

    public bool IsMissed => HasRatio && Times.MedianRatio < Target;
}
