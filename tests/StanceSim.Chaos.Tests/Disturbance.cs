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

    /// <summary>The client is a process of its own, and is killed as soon as its folder can be resumed; another resumes it. Comes before all else.</summary>
    KillClient,

    /// <summary>A silo is asked to leave; another joins.</summary>
    Replace,

    /// <summary>All silos are killed; new ones start.</summary>
    KillAll,

    /// <summary>The store goes away and comes back.</summary>
    StoreAway,
}

/// <param name="Tick">Frame after which it is done, while the cluster works on the next window.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Silo">Number of the silo it is done to, modulo the silos there are.</param>
/// <param name="Delay">Time from that frame to the moment at which it is done.</param>
internal sealed record PlannedDisturbance(int Tick, Disturbance Kind, int Silo, TimeSpan Delay)
{
    /// <summary>A window takes a few milliseconds.</summary>
    private const int LongestDelay = 12;

    /// <summary>One kind after the other has its turn, so that a few rounds show many; what comes besides is rolled.</summary>
    private static readonly Disturbance[] Turns =
    [
        Disturbance.Freeze, Disturbance.KillClient, Disturbance.Kill, Disturbance.StoreAway, Disturbance.Replace, Disturbance.KillAll, Disturbance.LoseClient,
    ];

    public static PlannedDisturbance[] Of(Dice dice, int round, int ticks) =>
    [
        .. Enumerable.Range(0, 1 + dice.Roll(3))
            .Select(place => new PlannedDisturbance(1 + dice.Roll(ticks - 1), place == 0 ? Turns[round % Turns.Length] : KindOf(dice.Roll(11)), dice.Roll(100), TimeSpan.FromMilliseconds(dice.Roll(LongestDelay))))
            .OrderBy(planned => planned.Tick),
    ];

    /// <summary>Single silos are lost more often than everything.</summary>
    private static Disturbance KindOf(int roll) => roll switch
    {
        < 3 => Disturbance.Kill,
        < 5 => Disturbance.Freeze,
        5 => Disturbance.LoseClient,
        6 => Disturbance.KillClient,
        < 9 => Disturbance.Replace,
        9 => Disturbance.KillAll,
        _ => Disturbance.StoreAway,
    };

    public override string ToString() => $"{Kind} at tick {Tick} + {Delay.TotalMilliseconds} ms";
}
