namespace StanceSim.Server.Tests;

/// <summary>The folder that holds the solution, found from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Scenarios => Path.Combine(Root, "scenarios");

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

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
