using System.Text.RegularExpressions;

namespace StanceSim.Architecture.Tests;

/// <summary>The repository's own files, without what a build puts beside them. Paths are relative to the root, with slashes.</summary>
internal static partial class SourceTree
{
    /// <summary>C# files under a folder.</summary>
    public static IReadOnlyList<string> Code(params string[] folders) => Files("*.cs", folders);

    /// <summary>Every C# file of the product, its tests and its bench.</summary>
    public static IReadOnlyList<string> AllCode { get; } = Code("src", "tests", "bench");

    public static IReadOnlyList<string> Documents { get; } =
    [
        .. Directory.EnumerateFiles(RepositoryFiles.Root, "*.md").Select(Relative),
        .. Files("*.md", "docs", "scenarios", "bench", "src", "tests"),
    ];

    public static IReadOnlyList<string> Projects { get; } = Files("*.csproj", "src", "tests", "bench");

    public static IReadOnlyList<string> Scenarios { get; } = Files("*.yaml", "scenarios");

    public static string Read(string file) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, file));

    public static string[] ReadLines(string file) => File.ReadAllLines(Path.Combine(RepositoryFiles.Root, file));

    private static string[] Files(string pattern, params string[] folders) =>
    [
        .. folders
            .Select(folder => Path.Combine(RepositoryFiles.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Select(Relative)
            .Where(file => !BuildOutput().IsMatch(file))
            .Order(StringComparer.Ordinal),
    ];

    private static string Relative(string file) => Path.GetRelativePath(RepositoryFiles.Root, file).Replace('\\', '/');

    [GeneratedRegex("/(bin|obj|node_modules|TestResults|BenchmarkDotNet.Artifacts)/")]
    private static partial Regex BuildOutput();
}
