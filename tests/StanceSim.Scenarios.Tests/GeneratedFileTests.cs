namespace StanceSim.Scenarios.Tests;

/// <summary>Files that are generated from the language's description are current. STANCESIM_REWRITE_GOLDEN=1 writes them anew.</summary>
public sealed class GeneratedFileTests
{
    private const string Marker = "<!-- generated: do not edit below -->\n";

    [Fact]
    public void The_schema_beside_the_scenarios_is_current() =>
        IsCurrent(RepositoryFiles.At("scenarios", "scenario.schema.json"), _ => ScenarioSchema.Json());

    [Fact]
    public void The_reference_in_the_documentation_is_current() =>
        IsCurrent(RepositoryFiles.At("docs", "scenario.md"), before =>
            before[..(before.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)] + ScenarioReference.Markdown());

    private static void IsCurrent(string path, Func<string, string> generate)
    {
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        var after = generate(before);
        if (Environment.GetEnvironmentVariable("STANCESIM_REWRITE_GOLDEN") == "1")
        {
            File.WriteAllText(path, after);
        }

        Assert.True(before == after, $"{path} is out of date: run STANCESIM_REWRITE_GOLDEN=1 dotnet test --project tests/StanceSim.Scenarios.Tests");
    }
}
