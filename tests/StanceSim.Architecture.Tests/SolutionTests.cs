using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StanceSim.Architecture.Tests;

public sealed partial class SolutionTests
{
    /// <summary>Who may know whom. A project also knows what those know.</summary>
    private static readonly Dictionary<string, string[]> Layers = new()
    {
        ["StanceSim.Model"] = [],
        ["StanceSim.Scenarios"] = ["StanceSim.Model"],
        ["StanceSim.Experiments"] = ["StanceSim.Scenarios"],
        ["StanceSim.Observability"] = ["StanceSim.Experiments"],
        ["StanceSim.Grains"] = ["StanceSim.Experiments", "StanceSim.Observability"],
        ["StanceSim.Server"] = ["StanceSim.Grains"],
        ["StanceSim.Cli"] = ["StanceSim.Experiments", "StanceSim.Grains", "StanceSim.Server"],
    };

    [Fact]
    public void Solution_holds_exactly_the_projects_on_disk()
    {
        var inSolution = ProjectPath().Matches(SourceTree.Read("StanceSim.sln"))
            .Select(match => match.Groups[1].Value.Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

        Assert.Equal(SourceTree.Projects, inSolution);
    }

    [Fact]
    public void Projects_know_those_below_them_and_no_others()
    {
        var edges = SourceTree.Projects
            .Where(project => project.StartsWith("src/", StringComparison.Ordinal))
            .ToDictionary(project => Path.GetFileNameWithoutExtension(project), References);

        Assert.Equal(Layers.Keys.Order(), edges.Keys.Order());
        Assert.All(edges, edge => Assert.Equal(Layers[edge.Key], edge.Value));
    }

    [Fact]
    public void A_project_has_one_project_of_tests_or_none() =>
        Assert.All(
            SourceTree.Projects.Where(project => project.StartsWith("tests/", StringComparison.Ordinal)),
            project => Assert.Contains(
                Path.GetFileNameWithoutExtension(project), Layers.Keys.Append("StanceSim.Architecture").Select(layer => $"{layer}.Tests")));

    private static string[] References(string project) =>
        [.. XDocument.Parse(SourceTree.Read(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!))
            .Order(StringComparer.Ordinal)];

    [GeneratedRegex("\"([^\"]+\\.csproj)\"")]
    private static partial Regex ProjectPath();
}
