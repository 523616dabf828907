using StanceSim.Model.Randomness;

namespace StanceSim.Chaos.Tests;

/// <summary>The seeded choices of one round: the same seed and round make the same plan of disturbances.</summary>
internal sealed class Dice(ulong seed, int round)
{
    private ulong rolls;

    /// <summary>A whole number in [0, sides).</summary>
    public int Roll(int sides) => Draw.ToIndex(Draw.At(Draw.StreamOf(new RunKey(seed, round), 0, 0, Purpose.Population), rolls++), sides);
}
