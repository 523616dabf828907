namespace StanceSim.Model.Randomness;

/// <summary>What makes one run's chance events differ from another's: the seed and the replicate's number.</summary>
/// <param name="Seed">Any 64-bit number; recorded with every result.</param>
/// <param name="Replicate">Number of the replicate within its design point, from 0.</param>
public readonly record struct RunKey(ulong Seed, int Replicate = 0);
