using StanceSim.Scenarios;

namespace StanceSim.Grains.Tests;

/// <summary>The scenarios that ship with the project.</summary>
internal static class ScenarioFiles
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../scenarios"));

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public static Scenario Read(string name, params Override[] overrides)
    {
        var reading = ScenarioReader.Read(name, File.ReadAllText(Path.Combine(Folder, name)), [.. overrides]);
        Assert.Empty(reading.Problems);
        return reading.Scenario!;
    }
}
