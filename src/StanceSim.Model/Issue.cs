namespace StanceSim.Model;

/// <summary>A question on which positions differ, with a named negative and positive pole.</summary>
public sealed record Issue
{
    /// <summary>Unique in the scenario.</summary>
    public required string Id { get; init; }

    /// <summary>What a reader sees; default: the id.</summary>
    public string Name { get => field ?? Id; init; }

    /// <summary>What the lowest position means.</summary>
    public string NegativePole { get; init; } = "against";

    /// <summary>What the highest position means.</summary>
    public string PositivePole { get; init; } = "for";

    /// <summary>Lowest position of the declared scale; default -1.</summary>
    public double Low { get; init; } = -1;

    /// <summary>Highest position of the declared scale; default 1.</summary>
    public double High { get; init; } = 1;

    /// <summary>The neutral position, halfway between the poles.</summary>
    public double Middle => (Low + High) / 2;

    /// <summary>Half the width of the scale: 1 on [-1, 1].</summary>
    public double HalfWidth => (High - Low) / 2;
}
