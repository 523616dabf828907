using System.Collections.Immutable;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios;

/// <summary>The text of a file in the scenario language, or why there is none: it cannot be read, is too large, or is not UTF-8.</summary>
/// <param name="Text">The text; null when there is a problem.</param>
/// <param name="Problems">What is wrong.</param>
public sealed record FileText(string? Text, ImmutableArray<Problem> Problems)
{
    /// <summary>Reads a file. Never throws for what it is or holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Name to show in problems; null: the path.</param>
    public static FileText Read(string path, string? name = null)
    {
        var problems = new ProblemList();
        var text = ScenarioFile.Read(path, name ?? path, problems);
        return new FileText(text, problems.InOrder(name ?? path));
    }
}
