using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Tests.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Tests;

/// <summary>An editor that follows the schema and the reader agree.</summary>
public sealed class ScenarioSchemaTests
{
    /// <summary>What a schema can know: structure, ranges and words, but not references, expressions or the model as a whole.</summary>
    private static readonly string[] SeenByEditors =
        ["SIM2001", "SIM2002", "SIM2003", "SIM2004", "SIM2005", "SIM2006", "SIM2007", "SIM2008", "SIM2009", "SIM2010", "SIM3003"];

    private static readonly JsonSchema Schema = new(ScenarioSchema.Json());

    public static TheoryData<string> Seen => [.. SeenByEditors];

    [Theory]
    [MemberData(nameof(ShippedScenarioTests.Files), MemberType = typeof(ShippedScenarioTests))]
    public void The_schema_accepts_every_shipped_scenario(string file) =>
        Assert.True(Schema.Accepts(NodeOf(File.ReadAllText(RepositoryFiles.At("scenarios", file)))));

    [Fact]
    public void The_schema_accepts_every_mended_example() =>
        Assert.All(
            ProblemPage.Entries.Where(entry => entry.Examples[1] is { Language: "yaml", Set: null }),
            entry => Assert.True(Schema.Accepts(NodeOf(entry.Examples[1].Whole)), entry.Code));

    [Theory]
    [MemberData(nameof(Seen))]
    public void The_schema_refuses_what_an_editor_can_see(string code) =>
        Assert.False(Schema.Accepts(NodeOf(ProblemPage.Entries.Single(entry => entry.Code == code).Examples[0].Whole)));

    [Fact]
    public void Every_key_says_what_it_means() =>
        Assert.DoesNotContain("\"description\": \"\"", ScenarioSchema.Json(), StringComparison.Ordinal);

    private static Node NodeOf(string text)
    {
        var problems = new ProblemList();
        return YamlReader.Read("text.yaml", text, problems) ?? throw new InvalidOperationException(string.Join('\n', problems.InOrder("text.yaml")));
    }
}
