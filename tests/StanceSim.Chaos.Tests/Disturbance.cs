namespace StanceSim.Chaos.Tests;

/// <summary>What is done to a cluster at a moment of a run.</summary>
internal enum Disturbance
{
    /// <summary>A silo is killed; another takes its place.</summary>
    Kill,

    /// <summary>A silo stands still until it was declared dead, and comes back.</summary>
    Freeze,

    /// <summary>The client that follows the run goes away without a word; another resumes it from its folder.</summary>
    LoseClient,

    /// <summary>A silo is asked to leave; another joins.</summary>
    Replace,

    /// <summary>All silos are killed; new ones start.</summary>
    KillAll,

    /// <summary>The store goes away and comes back.</summary>
    StoreAway,
}

/// <param name="Tick">Frame at which it is done.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Silo">Number of the silo it is done to, modulo the silos there are.</param>
internal sealed record PlannedDisturbance(int Tick, Disturbance Kind, int Silo)
{
    public static PlannedDisturbance[] Of(Dice dice, int ticks) =>
    [
        .. Enumerable.Range(0, 1 + dice.Roll(3))
            .Select(_ => new PlannedDisturbance(1 + dice.Roll(ticks - 1), KindOf(dice.Roll(10)), dice.Roll(100)))
            .OrderBy(planned => planned.Tick),
    ];

    /// <summary>Single silos are lost more often than everything.</summary>
    private static Disturbance KindOf(int roll) => roll switch
    {
        < 3 => Disturbance.Kill,
        < 5 => Disturbance.Freeze,
        5 => Disturbance.LoseClient,
        < 8 => Disturbance.Replace,
        8 => Disturbance.KillAll,
        _ => Disturbance.StoreAway,
    };

    public override string ToString() => $"{Kind} at tick {Tick}";
}
