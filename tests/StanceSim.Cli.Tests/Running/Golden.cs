namespace StanceSim.Cli.Tests.Running;

/// <summary>Compares text with a file under Golden. With STANCESIM_REWRITE_GOLDEN=1 it writes the file instead, to be looked at in the diff.</summary>
internal static class Golden
{
    private static bool Rewrites => Environment.GetEnvironmentVariable("STANCESIM_REWRITE_GOLDEN") == "1";

    public static void Equal(string name, string text) => EqualFile(RepositoryFiles.At("tests", "StanceSim.Cli.Tests", "Golden", name), text);

    public static void EqualFile(string file, string text)
    {
        if (Rewrites)
        {
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{file} is missing; STANCESIM_REWRITE_GOLDEN=1 writes it.");
        Assert.Equal(File.ReadAllText(file), text);
    }
}
