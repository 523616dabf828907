namespace StanceSim.Testing;

/// <summary>The repository's own files, found from wherever the tests run.</summary>
public static class RepositoryFiles
{
    public static string Root { get; } = Find();

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Scenario(string name) => At("scenarios", name);

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
