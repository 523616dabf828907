namespace StanceSim.Scenarios.Levers;

/// <summary>A number of a scenario that can be turned from outside: a named parameter, or one of the influence rule's.</summary>
public sealed record Lever
{
    /// <summary>Path to override it by, for example <c>parameters.westernResolve</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Last part of the path.</summary>
    public required string Name { get; init; }

    /// <summary>True for a number of the influence rule, false for a named parameter.</summary>
    public required bool IsOfRule { get; init; }

    /// <summary>What it means, or empty.</summary>
    public required string Meaning { get; init; }

    /// <summary>Its value after overrides.</summary>
    public required double Value { get; init; }

    /// <summary>Its value in the text, or the rule's default where the text gives none.</summary>
    public required double Default { get; init; }

    /// <summary>Lowest value that is allowed; null: no bound.</summary>
    public double? Low { get; init; }

    /// <summary>Highest value that is allowed; null: no bound.</summary>
    public double? High { get; init; }

    /// <summary>Where the number stands in the text; null: it is not written there as a plain number.</summary>
    public TextSpan? At { get; init; }
}

/// <summary>A piece of a text.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column of its first character, from 1.</param>
/// <param name="Length">Characters.</param>
public sealed record TextSpan(int Line, int Column, int Length);
