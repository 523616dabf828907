using System.Text.RegularExpressions;
using StanceSim.Experiments.Results;

namespace StanceSim.Server.Api.Catalogue;

/// <summary>Names under which scenarios and runs can be asked for. They are looked up, never joined to a path as they come.</summary>
public static partial class CatalogueName
{
    /// <summary>What names may hold, for people.</summary>
    public const string Rule = "Use letters a-z and A-Z, digits, dots, underscores and hyphens, begin with a letter or digit, and do not make them long";

    private const int LongestScenario = 64;
    private const int LongestRun = 128;
    private const int MostHidden = 10;

    public static bool IsScenario(string name) => name.Length <= LongestScenario && IsPlain(name);

    public static bool IsRun(string name) => name.Length <= LongestRun && IsPlain(name);

    /// <summary>A name made from any text: lower case, hyphens for all but letters and digits.</summary>
    public static string From(string text, int most)
    {
        var plain = Others().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return plain.Length == 0 ? "run" : plain[..Math.Min(most, plain.Length)].TrimEnd('-');
    }

    /// <summary>Files and folders that would be scenarios and runs but for their names; the first ten.</summary>
    public static IReadOnlyList<string> Hidden(ApiSettings settings)
    {
        var files = new SafeFolder(settings.Scenarios).Files(ScenarioCatalogue.Ending, name => !IsScenario(name)).Select(file => file.Path);
        var folders = new SafeFolder(settings.Runs).Folders(name => !IsRun(name) && !IsOfRecording(name))
            .Where(folder => File.Exists(Path.Combine(folder.Path, RunFolder.Manifest))).Select(folder => folder.Path);
        return [.. files.Concat(folders).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).Take(MostHidden)];
    }

    /// <summary>Whether a folder of that name is one that recording leaves for a while.</summary>
    private static bool IsOfRecording(string name) =>
        name.EndsWith(RunFolder.UnfinishedSuffix, StringComparison.Ordinal) || name.EndsWith(RunFolder.ReplacedSuffix, StringComparison.Ordinal);

    private static bool IsPlain(string name) => PlainName().IsMatch(name) && !IsOfRecording(name);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
