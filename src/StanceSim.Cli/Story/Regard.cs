namespace StanceSim.Cli.Story;

/// <summary>The regard of one actor for another at the start and at the end of a run, in [-1, 1].</summary>
/// <param name="Observer">Index of the actor whose regard it is.</param>
/// <param name="Other">Index of the actor it is for.</param>
/// <param name="Start">In the first frame.</param>
/// <param name="End">In the last frame.</param>
internal sealed record Regard(int Observer, int Other, double Start, double End);
