namespace StanceSim.Model.Randomness;

/// <summary>
/// Counter-based random numbers: a draw is a pure function of (seed, replicate, tick, actor, purpose, item), so its
/// value does not depend on who draws first, on which thread, or in which partition.
/// </summary>
/// <remarks>
/// The mixing function is the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, doi:10.1145/2660193.2660195),
/// applied once per key part. Integer arithmetic only: the same bits on every platform.
/// </remarks>
public static class Draw
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;

    /// <summary>64 random bits for one key.</summary>
    public static ulong Bits(RunKey key, int tick, int actor, Purpose purpose, ulong item = 0) =>
        Mix(StreamOf(key, tick, actor, purpose) + ((item + 1) * Golden));

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public static double Unit(RunKey key, int tick, int actor, Purpose purpose, ulong item = 0) =>
        ToUnit(Bits(key, tick, actor, purpose, item));

    /// <summary>The start of a sequence of draws that share all of the key but the item; see <see cref="At"/>.</summary>
    public static ulong StreamOf(RunKey key, int tick, int actor, Purpose purpose)
    {
        var state = Mix(unchecked(key.Seed + Golden));
        state = Mix(state ^ ((ulong)(uint)key.Replicate + Golden));
        state = Mix(state ^ ((ulong)(uint)tick + 0x3C6EF372FE94F82AUL));
        return Mix(state ^ ((((ulong)purpose << 32) | (uint)actor) + 0xDAA66D2C7DDF743FUL));
    }

    /// <summary>Draw number <paramref name="item"/> of a stream: what <see cref="Bits"/> gives for the same key and item.</summary>
    public static ulong At(ulong stream, ulong item) => Mix(stream + ((item + 1) * Golden));

    /// <summary>Random bits as a number in [0, 1).</summary>
    public static double ToUnit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    /// <summary>Random bits as a whole number in [0, <paramref name="count"/>), by multiplication (bias below 2^-32).</summary>
    public static int ToIndex(ulong bits, int count) => (int)Math.BigMul(bits, (ulong)count, out _);

    /// <summary>A stable 64-bit number for a name (FNV-1a over UTF-16 units), to use as the item of a draw.</summary>
    public static ulong ItemOf(string name)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in name)
        {
            hash = (hash ^ unit) * 0x100000001B3UL;
        }

        return hash;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
