using StanceSim.Server.Api.Errors;

namespace StanceSim.Server.Api.Runs;

/// <summary>Stretches of equally many ticks, by which the whole of a run is told in columns that have an end.</summary>
/// <param name="First">First tick.</param>
/// <param name="Last">Last tick; before the first where there are none.</param>
/// <param name="Every">Ticks in a stretch.</param>
internal readonly record struct Stretches(int First, int Last, int Every)
{
    /// <summary>Entries of a column, at most: more than there are pixels.</summary>
    private const int Most = 20_000;

    public int Count => Last < First ? 0 : ((Last - First) / Every) + 1;

    /// <param name="first">First tick.</param>
    /// <param name="last">Last tick.</param>
    /// <param name="every">Ticks in a stretch; null: as few as give no more stretches than a column may have.</param>
    /// <exception cref="ApiException">Too many stretches are asked for.</exception>
    public static Stretches Of(int first, int last, int? every)
    {
        var ticks = Math.Max(1, last - first + 1);
        var length = every ?? ((ticks - 1) / Most) + 1;
        return length >= 1 && (ticks - 1) / length < Most
            ? new Stretches(first, last, length)
            : throw Refuse.Query($"`every` must be at least 1 and give at most {Most} stretches, not {length} for {ticks} ticks.", "Leave it out, or ask for fewer ticks.");
    }

    /// <summary>The stretch that a tick is in.</summary>
    public int Of(int tick) => (tick - First) / Every;
}
