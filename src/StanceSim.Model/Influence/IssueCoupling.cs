using System.Collections.Immutable;

namespace StanceSim.Model.Influence;

/// <summary>C: how what is said on one issue bears on another.</summary>
/// <param name="Weights">Row-major issues × issues; empty: every issue stands for itself.</param>
internal readonly record struct IssueCoupling(ImmutableArray<double> Weights)
{
    /// <summary>True when no issue bears on another.</summary>
    public bool IsIdentity => Weights.IsDefaultOrEmpty;

    /// <summary>(Cx)_k for the positions of one speaker, or mean positions, on all issues.</summary>
    public double Of(ReadOnlySpan<double> positions, int issue)
    {
        if (IsIdentity)
        {
            return positions[issue];
        }

        double sum = 0;
        for (var other = 0; other < positions.Length; other++)
        {
            sum += Weights[(issue * positions.Length) + other] * positions[other];
        }

        return sum;
    }
}
