using System.Collections.Immutable;

namespace StanceSim.Cli.Story;

/// <summary>How far warnings shifted the worth of acting for one actor on one issue, in half-widths of the scale.</summary>
/// <param name="Actor">Index of the actor who was warned.</param>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Peak">The value furthest from zero.</param>
/// <param name="PeakTick">Frame in which it was reached.</param>
/// <param name="End">Value in the last frame.</param>
/// <param name="Pushes">By whom, strongest first; warnings wearing off are not among them.</param>
internal sealed record Restraint(int Actor, int Issue, double Peak, int PeakTick, double End, ImmutableArray<Push> Pushes)
{
    /// <summary>Peaks below this are not worth a line.</summary>
    public const double Noticeable = 0.02;
}
