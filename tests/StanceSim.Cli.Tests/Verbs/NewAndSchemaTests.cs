using System.Text.Json;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class NewAndSchemaTests
{
    [Fact]
    public async Task The_starter_scenario_runs_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var written = await CommandRun.Of("new", folder.At("crisis"));
        var run = await CommandRun.OfScenario(folder.At("crisis.yaml"), folder.At("run"));

        Assert.Equal(0, written.ExitCode);
        Assert.Contains("$schema=scenario.schema.json", await File.ReadAllTextAsync(folder.At("crisis.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("scenario.schema.json")));
        Assert.Contains("northland-open", run.Output, StringComparison.Ordinal);
        Assert.Contains("  #", await File.ReadAllTextAsync(folder.At("crisis.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_suggests_can_be_typed_where_a_path_has_spaces()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("my studies"));
        var written = await CommandRun.Of("new", folder.At("my studies/crisis"));

        Assert.Contains($" run '{folder.At("my studies/crisis.yaml")}'", written.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_stays()
    {
        using var folder = new TemporaryFolder();
        folder.Write("crisis.yaml", "mine");
        var refused = await CommandRun.Of("new", folder.At("crisis"));

        Assert.Equal(3, refused.ExitCode);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.At("crisis.yaml"), TestContext.Current.CancellationToken));
        Assert.Equal(0, (await CommandRun.Of("new", folder.At("crisis"), "--force")).ExitCode);
    }

    [Fact]
    public async Task The_schema_is_the_one_beside_the_scenarios()
    {
        using var folder = new TemporaryFolder();
        var printed = await CommandRun.Of("schema");
        await CommandRun.Of("schema", "--out", folder.At("schema.json"));
        var stop = TestContext.Current.CancellationToken;

        using var document = JsonDocument.Parse(printed.Output);
        Assert.Equal(printed.Output, await File.ReadAllTextAsync(folder.At("schema.json"), stop));
        Assert.Equal(printed.Output, await File.ReadAllTextAsync(RepositoryFiles.Scenario("scenario.schema.json"), stop));
    }

    [Fact]
    public async Task A_missing_parent_is_told_and_nothing_is_left()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("schema", "--out", folder.At("none/schema.json"));

        Assert.Equal(3, run.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
