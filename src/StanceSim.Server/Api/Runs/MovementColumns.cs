using System.Collections.Immutable;

namespace StanceSim.Server.Api.Runs;

/// <summary>How far all actors together moved when, in a column of one entry for each stretch of ticks.</summary>
/// <param name="FromTick">First tick of the first stretch.</param>
/// <param name="ToTick">Last tick of the last stretch.</param>
/// <param name="Every">Ticks in a stretch; the last may have fewer.</param>
/// <param name="Moved">Sums of magnitudes in half-widths.</param>
internal sealed record MovementColumns(int FromTick, int ToTick, int Every, ImmutableArray<double> Moved);
