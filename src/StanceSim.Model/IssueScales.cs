using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace StanceSim.Model;

/// <summary>The issues' scales, outside which no position lies.</summary>
internal sealed class IssueScales
{
    private readonly ImmutableArray<Issue> issues;
    private readonly bool areEqual;

    public IssueScales(ImmutableArray<Issue> issues)
    {
        this.issues = issues;
        areEqual = issues.All(issue => issue.Low == issues[0].Low && issue.High == issues[0].High);
    }

    /// <summary>Moves what lies outside an issue's scale to its end, in whole rows of a table by issue.</summary>
    public void Bound(Span<double> rows)
    {
        var cell = 0;
        if (areEqual)
        {
            var (low, high) = (Vector256.Create(issues[0].Low), Vector256.Create(issues[0].High));
            for (; cell + 4 <= rows.Length; cell += 4)
            {
                var four = rows.Slice(cell, 4);
                Vector256.Clamp(Vector256.Create<double>(four), low, high).CopyTo(four);
            }
        }

        for (; cell < rows.Length; cell++)
        {
            rows[cell] = BoundOf(cell % issues.Length, rows[cell]);
        }
    }

    /// <summary>What the end of an issue's scale takes off a value; 0 within the scale.</summary>
    public double CutOff(int issue, double value) => BoundOf(issue, value) - value;

    private double BoundOf(int issue, double value) => Math.Clamp(value, issues[issue].Low, issues[issue].High);
}
