namespace StanceSim.Scenarios.Tests;

/// <summary>The folder that holds the solution, found from wherever the tests run.</summary>
internal static class RepositoryRoot
{
    public static string Folder { get; } = Find();

    public static string File(params ReadOnlySpan<string> path) => Path.Combine([Folder, .. path]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "StanceSim.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No StanceSim.sln above {AppContext.BaseDirectory}.");
    }
}
