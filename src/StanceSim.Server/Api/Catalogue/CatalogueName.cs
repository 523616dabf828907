using System.Text.RegularExpressions;

namespace StanceSim.Server.Api.Catalogue;

/// <summary>Names under which scenarios and runs can be asked for. They are looked up, never joined to a path as they come.</summary>
internal static partial class CatalogueName
{
    public static bool IsScenario(string name) => ScenarioName().IsMatch(name);

    public static bool IsRun(string name) => RunName().IsMatch(name);

    /// <summary>A name made from any text: lower case, hyphens for what is not allowed.</summary>
    public static string From(string text, int most)
    {
        var plain = NotAllowed().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return plain.Length == 0 ? "run" : plain[..Math.Min(most, plain.Length)].TrimEnd('-');
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ScenarioName();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,79}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RunName();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotAllowed();
}
