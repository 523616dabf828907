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

    /// <summary>Replaces whole rows of mean positions by what they come to on each issue.</summary>
    public void Apply(Span<double> rows, int issues)
    {
        if (IsIdentity)
        {
            return;
        }

        Span<double> uncoupled = stackalloc double[issues <= 64 ? issues : 0];
        uncoupled = issues <= 64 ? uncoupled : new double[issues];
        for (; !rows.IsEmpty; rows = rows[issues..])
        {
            rows[..issues].CopyTo(uncoupled);
            for (var issue = 0; issue < issues; issue++)
            {
                rows[issue] = Of(uncoupled, issue);
            }
        }
    }
}
