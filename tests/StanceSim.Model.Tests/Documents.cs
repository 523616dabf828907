namespace StanceSim.Model.Tests;

/// <summary>Documents that tests hold to the code.</summary>
internal static class Documents
{
    /// <summary>docs/model.md, in the folder of the solution above the test's own.</summary>
    public static string Model { get; } = Path.Combine(SolutionFolder(), "docs", "model.md");

    private static string SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StanceSim.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No StanceSim.sln above {AppContext.BaseDirectory}.");
    }
}
