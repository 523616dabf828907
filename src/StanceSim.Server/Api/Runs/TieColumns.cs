using System.Collections.Immutable;

namespace StanceSim.Server.Api.Runs;

/// <summary>Ties in columns, strongest first; each stands for both directions.</summary>
/// <param name="From">Indexes of actors.</param>
/// <param name="To">Indexes of actors.</param>
/// <param name="Weight">Strengths in [0, 1].</param>
/// <param name="Total">How many there are, told or not.</param>
internal sealed record TieColumns(ImmutableArray<int> From, ImmutableArray<int> To, ImmutableArray<double> Weight, long Total);
