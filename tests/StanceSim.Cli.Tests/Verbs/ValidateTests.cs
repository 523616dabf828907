using System.Text.Json;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class ValidateTests
{
    private const string Broken = """
        title: Broken on purpose
        time: {ticks: 5}
        issues:
          - id: release
        actors:
          - {id: A, positions: {relaese: 0.5}}
          - {id: B, positions: {release: 7}, type: sate}
        messages:
          - {id: m1, tick: 2, from: A, to: C, kind: condem, issue: release}
        outcomes:
          - {id: o, description: mean, value: "men(release)"}

        """;

    [Fact]
    public async Task A_broken_scenario_is_told_all_its_problems_at_once()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("validate", folder.Write("broken.yaml", Broken));

        Assert.Equal(3, run.ExitCode);
        Golden.Equal("validate-broken.txt", run.Error.Replace(folder.Path, "IN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_caret_stands_under_the_place()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("run", folder.Write("broken.yaml", Broken));
        var lines = run.Error.Split('\n');
        var excerpt = Array.FindIndex(lines, line => line.Contains("relaese: 0.5", StringComparison.Ordinal));

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(lines[excerpt].IndexOf("relaese", StringComparison.Ordinal), lines[excerpt + 1].IndexOf('^'));
    }

    [Fact]
    public async Task Shipped_scenarios_are_valid()
    {
        var files = Directory.GetFiles(RepositoryFiles.At("scenarios"), "*.yaml");
        var run = await CommandRun.Of(["validate", .. files]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(files.Length, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Json_holds_every_problem()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("validate", folder.Write("broken.yaml", Broken), RepositoryFiles.Scenario("hello.yaml"), "--json");
        using var document = JsonDocument.Parse(run.Output);
        var problems = document.RootElement.GetProperty("problems").EnumerateArray().ToArray();

        Assert.Equal(3, run.ExitCode);
        Assert.True(problems.Length >= 5);
        Assert.All(problems, problem =>
        {
            Assert.StartsWith("SIM", problem.GetProperty("code").GetString(), StringComparison.Ordinal);
            Assert.True(problem.GetProperty("line").GetInt32() > 0);
            Assert.NotEmpty(problem.GetProperty("fix").GetString()!);
        });
        Assert.Equal(1, document.RootElement.GetProperty("valid").GetArrayLength());
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Control_characters_in_a_scenario_do_not_reach_the_terminal()
    {
        using var folder = new TemporaryFolder();
        var text = (await File.ReadAllTextAsync(RepositoryFiles.Scenario("hello.yaml"), TestContext.Current.CancellationToken))
            .Replace("title: Hello, diplomacy", "title: \"Hello \\e[31m \\u202e red\"", StringComparison.Ordinal);
        var run = await CommandRun.OfScenario(folder.Write("hostile.yaml", text), folder.At("run"));

        Assert.StartsWith("Hello ?[31m ? red\n", run.Output, StringComparison.Ordinal);
    }
}
