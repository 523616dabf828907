namespace StanceSim.Model.Relations;

/// <summary>Why there is a relation between two actors. Ties give the initial affinity and the attention; they do not change in a run.</summary>
public sealed record Tie
{
    /// <summary>treaty, alliance, economic, cultural, membership, rivalry, patronage, …</summary>
    public required string Type { get; init; }

    /// <summary>Index of the actor whose regard and attention the tie concerns.</summary>
    public required int From { get; init; }

    /// <summary>Index of the actor who is regarded and listened to.</summary>
    public required int To { get; init; }

    /// <summary>Strength in [-1, 1]; negative for a rivalry.</summary>
    public required double Weight { get; init; }

    /// <summary>Where the number comes from.</summary>
    public string? Source { get; init; }
}
