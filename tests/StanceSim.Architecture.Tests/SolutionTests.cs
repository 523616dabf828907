using System.Text.RegularExpressions;

namespace StanceSim.Architecture.Tests;

public sealed partial class SolutionTests
{
    private static readonly string[] ProjectFolders = ["src", "tests", "bench"];

    [Fact]
    public void Solution_holds_exactly_the_projects_on_disk()
    {
        var onDisk = ProjectFolders
            .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(RepositoryRoot.Path, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))
            .Where(file => !BuildOutput().IsMatch(file))
            .Order(StringComparer.Ordinal);

        var solution = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "StanceSim.sln"));
        var inSolution = ProjectPath().Matches(solution)
            .Select(match => match.Groups[1].Value.Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

        Assert.Equal(onDisk, inSolution);
    }

    [GeneratedRegex("\"([^\"]+\\.csproj)\"")]
    private static partial Regex ProjectPath();

    [GeneratedRegex("/(bin|obj|node_modules)/")]
    private static partial Regex BuildOutput();
}
