namespace StanceSim.Grains.Partitions;

/// <summary>Where runs become too large for an activation for each actor.</summary>
internal static class DenseRuns
{
    /// <summary>Actors above which a partition steps its rows as one, and an actor's activation is made only when somebody addresses it.</summary>
    public const int FewestActors = 10_000;
}
