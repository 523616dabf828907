using System.Collections.Immutable;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Sections;

/// <summary>Checks how issues mix: one row and one column per issue, each row summing to 1 in magnitude.</summary>
internal static class CouplingMatrix
{
    private const double Slack = 1e-9;

    public static ImmutableArray<double> Read(Placed<Placed<double>[]>[] rows, Node node, ReadContext context)
    {
        var issues = context.IssueList.Length;
        if (rows.Length != issues || rows.Any(row => row.Value.Length != issues))
        {
            context.Add(ProblemKinds.CouplingOfWrongSize, node, $"The coupling is not {issues} × {issues}, one row and one column per issue.",
                $"Write {issues} rows of {issues} numbers, in the order of `issues`.");
            return [];
        }

        foreach (var (row, place) in rows)
        {
            var sum = row.Sum(number => Math.Abs(number.Value));
            if (Math.Abs(sum - 1) > Slack)
            {
                context.Add(ProblemKinds.CouplingRowNotOne, place, $"The magnitudes of this row sum to {NumberForm.Text(sum)}, not to 1.",
                    "Change its numbers; positions could leave the scale otherwise.");
            }
        }

        return [.. rows.SelectMany(row => row.Value.Select(number => number.Value))];
    }
}
