namespace StanceSim.Experiments.Tests;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
internal static class RepositoryRoot
{
    public static string File(params string[] path) => System.IO.Path.Combine([Find(AppContext.BaseDirectory), .. path]);

    private static string Find(string folder) =>
        System.IO.File.Exists(System.IO.Path.Combine(folder, "StanceSim.sln"))
            ? folder
            : Find(Directory.GetParent(folder)?.FullName ?? throw new InvalidOperationException("There is no repository around the tests."));
}
