using System.Text.Json;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

/// <summary>The plan says how much memory a run takes, and means it.</summary>
public sealed class MemoryTests
{
    private const string Population = """
        title: Many
        time: {ticks: 5}
        issues: [{id: opinion}]
        populations:
          - {id: citizen, count: 60000, positions: {opinion: {spread: uniform, low: -1, high: 1}}, network: {kind: random, degree: 10}}
        model: {rule: friedkin-johnsen}

        """;

    [Fact]
    public async Task A_run_that_cannot_fit_does_not_begin()
    {
        using var folder = new TemporaryFolder();
        var run = await ProcessRun.Within(80 << 20, folder.Path, "run", RepositoryFiles.Scenario("hello.yaml"), "--out", "results");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("SIM6024", run.Error, StringComparison.Ordinal);
        Assert.Contains("this process may use 90 MB", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("local")]
    [InlineData("grains")]
    public async Task A_run_fits_into_what_its_plan_says(string engine)
    {
        using var folder = new TemporaryFolder();
        folder.Write("many.yaml", Population);
        var need = await NeedOf(folder, engine);
        var run = await ProcessRun.Within(need, folder.Path, "run", "many.yaml", "--engine", engine, "--out", "within");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private static async Task<long> NeedOf(TemporaryFolder folder, string engine)
    {
        var run = await ProcessRun.Of(folder.Path, "run", "many.yaml", "--engine", engine, "--out", "free", "--json");
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.GetProperty("plan").GetProperty("memoryBytes").GetInt64();
    }
}
