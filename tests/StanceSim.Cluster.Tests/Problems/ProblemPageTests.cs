using StanceSim.Cluster.Problems;
using StanceSim.Testing;

namespace StanceSim.Cluster.Tests.Problems;

/// <summary>docs/problems.md has an entry for each code about clusters, with an example and the same example mended.</summary>
public sealed class ProblemPageTests
{
    [Fact]
    public void Every_problem_has_its_entry_and_every_entry_its_problem()
    {
        var entries = File.ReadAllLines(RepositoryFiles.At("docs", "problems.md")).Where(line => line.StartsWith("### SIM7", StringComparison.Ordinal));

        Assert.Equal(ClusterProblemKinds.All.Select(kind => $"### {kind.Code}: {kind.Title}"), entries);
        Assert.Equal(typeof(ClusterProblemKinds).GetFields().Select(field => field.GetValue(null)), ClusterProblemKinds.All.Cast<object?>());
    }

    [Fact]
    public void Every_entry_shows_an_example_and_how_it_is_mended() =>
        Assert.All(
            File.ReadAllText(RepositoryFiles.At("docs", "problems.md")).Split("\n### ").Where(entry => entry.StartsWith("SIM7", StringComparison.Ordinal)),
            entry => Assert.Equal((2, true), (entry.Split("```sh\n").Length - 1, entry.Contains("\nMended:\n", StringComparison.Ordinal))));
}
