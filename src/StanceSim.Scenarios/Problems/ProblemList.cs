using System.Collections.Immutable;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Problems;

/// <summary>The problems found so far.</summary>
internal sealed class ProblemList
{
    /// <summary>More than anybody reads at once; a file that is wrong everywhere is wrong for one reason.</summary>
    private const int Most = 1_000;

    private readonly List<Problem> problems = [];
    private readonly HashSet<string> silenced = [];

    public int Count => problems.Count;

    /// <summary>Problems of a kind follow from another that was told already, and are not told.</summary>
    public void Silence(ProblemKind kind) => silenced.Add(kind.Code);

    public void Add(ProblemKind kind, Place place, string message, string fix)
    {
        if (problems.Count < Most && !silenced.Contains(kind.Code))
        {
            problems.Add(new Problem(kind.Code, place.File, place.Line, place.Column, message, fix));
        }
    }

    /// <summary>In the order of the text; problems of overrides, which stand in no text, last.</summary>
    public ImmutableArray<Problem> InOrder(string file) =>
        [.. problems
            .OrderBy(problem => problem.File == file ? 0 : 1)
            .ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column)
            .ThenBy(problem => problem.Code, StringComparer.Ordinal)
            .Distinct()];
}
