namespace StanceSim.Model.Relations;

/// <summary>How strongly acts move affinities.</summary>
public sealed record RelationParameters
{
    /// <summary>η: change of the addressee's regard for the sender by a full act (intensity 10), [0, 1]; default 0.1.</summary>
    public double ActEffect { get; init; } = 0.1;

    /// <summary>η_b: change of an observer's regard by a full act between friends of theirs, [0, 1]; default 0.04.</summary>
    public double BalanceEffect { get; init; } = 0.04;
}
