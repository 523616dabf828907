namespace StanceSim.Cli.Tests.Running;

/// <summary>The folder that holds the solution, found from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Scenario(string name) => Path.Combine(Root, "scenarios", name);

    /// <summary>The folder of these tests, where golden files stand.</summary>
    public static string Tests => Path.Combine(Root, "tests", "StanceSim.Cli.Tests");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StanceSim.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No StanceSim.sln above {AppContext.BaseDirectory}.");
    }
}
