namespace StanceSim.Cli.Terminal;

/// <summary>How the user started this program, so that the commands it suggests can be typed as they stand.</summary>
internal static class Invocation
{
    private const string Project = "src/StanceSim.Cli";

    public static string OfProcess()
    {
        var build = Path.Combine(Environment.CurrentDirectory, Project, "bin") + Path.DirectorySeparatorChar;
        return AppContext.BaseDirectory.StartsWith(build, StringComparison.Ordinal)
            ? $"dotnet run --project {Project} --"
            : "stancesim";
    }

    /// <summary>A path as it can be typed in a shell.</summary>
    public static string Quoted(string path) => path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_')
        ? path
        : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
