namespace StanceSim.Architecture.Tests;

/// <summary>The folder that holds the solution, found from wherever the tests run.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "StanceSim.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No StanceSim.sln above {AppContext.BaseDirectory}.");
    }
}
