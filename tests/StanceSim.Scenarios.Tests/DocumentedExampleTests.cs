namespace StanceSim.Scenarios.Tests;

public sealed class DocumentedExampleTests
{
    public static IReadOnlyList<string> Examples { get; } =
    [
        .. File.ReadAllText(RepositoryFiles.At("docs", "scenario.md")).Split("```yaml\n").Skip(1)
            .Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)])
            .Where(example => example.Contains("title:", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Complete_examples_of_the_guide_have_no_problems_and_run()
    {
        Assert.NotEmpty(Examples);
        Assert.All(Examples, example =>
        {
            var reading = ScenarioReader.Read("example.yaml", example, []);
            Assert.Equal([], reading.Problems);
            Assert.Equal(reading.Scenario!.World.Ticks, Sample.RunToEnd(reading.Scenario).Frame.Tick);
        });
    }
}
