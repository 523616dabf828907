using System.Text.Json;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class RunTests
{
    [Fact]
    public async Task Hello_prints_what_it_always_printed()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"));

        Golden.Equal("run-hello.txt", run.Output.Replace(folder.Path, "OUT", StringComparison.Ordinal));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Both_engines_tell_the_same_story_and_leave_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var local = await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("local"), "--json");
        var grains = await CommandRun.Of("run", RepositoryFiles.Scenario("hello.yaml"), "--engine", "grains", "--partitions", "3", "--out", folder.At("grains"), "--json");

        Assert.True(grains.ExitCode == 0, grains.Error);
        Assert.Equal(Fingerprint(local), Fingerprint(grains));
    }

    [Fact]
    public async Task Piped_output_is_plain_text_that_fits_in_a_hundred_columns()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.OfScenario(RepositoryFiles.Scenario("belarus-2020.yaml"), folder.At("run"));

        Assert.All(run.Output.Replace(folder.Path, "OUT", StringComparison.Ordinal).Split('\n'), line =>
        {
            Assert.True(line.Length <= 100, line);
            Assert.Equal(line.TrimEnd(), line);
            Assert.DoesNotContain('\u001b', line);
        });
        Assert.True(System.Text.Ascii.IsValid(run.Output));
    }

    [Fact]
    public async Task Belarus_explains_lithuania_the_union_and_russia()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.OfScenario(RepositoryFiles.Scenario("belarus-2020.yaml"), folder.At("run"));
        var causes = run.Output[run.Output.IndexOf("Why they ended where they did", StringComparison.Ordinal)..];

        Assert.Contains("Lithuania on Sanctions on Belarus: ", causes, StringComparison.Ordinal);
        Assert.Contains("European Union on Sanctions on Belarus: ", causes, StringComparison.Ordinal);
        Assert.Contains("Vladimir Putin (RUS) on Russian intervention: ", causes, StringComparison.Ordinal);
        Assert.Contains("EU on sanctions: blocked", causes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_document_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"), "--json");
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;

        Assert.Equal(["status", "exitCode", "plan", "outcomes", "movements", "folder", "folderOutcome", "fingerprint", "files"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal("done", root.GetProperty("status").GetString());
        Assert.Equal(folder.At("run"), root.GetProperty("folder").GetString());
        Assert.Equal(3, root.GetProperty("plan").GetProperty("actors").GetInt32());
        Assert.Equal("freed", root.GetProperty("outcomes")[0].GetProperty("id").GetString());
        Assert.All(root.GetProperty("files").EnumerateArray(), file => Assert.True(File.Exists(Path.Combine(folder.At("run"), file.GetString()!))));
    }

    [Fact]
    public async Task Quiet_prints_only_the_folder()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"), "--quiet");

        Assert.Equal(folder.At("run") + "\n", run.Output);
    }

    [Fact]
    public async Task Settings_seed_and_replicate_are_those_of_the_run()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.OfScenario(
            RepositoryFiles.Scenario("hello.yaml"), folder.At("run"), "--json", "--seed", "7", "--replicate", "2", "--set", "time.ticks=9", "--set", "title=Other");
        using var document = JsonDocument.Parse(run.Output);
        var plan = document.RootElement.GetProperty("plan");

        Assert.Equal(7ul, plan.GetProperty("seed").GetUInt64());
        Assert.Equal(2, plan.GetProperty("replicate").GetInt32());
        Assert.Equal(9, plan.GetProperty("ticks").GetInt32());
        Assert.Equal("Other", plan.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_folder_with_another_run_is_replaced_only_by_force()
    {
        using var folder = new TemporaryFolder();
        var hello = RepositoryFiles.Scenario("hello.yaml");
        await CommandRun.OfScenario(hello, folder.At("run"));

        var refused = await CommandRun.Of("run", hello, "--engine", "local", "--seed", "9", "--out", folder.At("run"));
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        await CommandRun.OfScenario(hello, folder.At("run"), "--seed", "9", "--force");
        var again = await CommandRun.OfScenario(hello, folder.At("run"), "--seed", "9");
        Assert.Contains("every checksum is equal", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_changes_it_still_shows_where_everybody_stood()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"), "--no-changes");
        var why = await CommandRun.Of("why", folder.At("run"), "arcadia", "release");

        Assert.Contains("Release of the critics", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("stancesim why", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, why.ExitCode);
        Assert.Contains("SIM6105", why.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllScenarios))]
    public async Task Every_shipped_scenario_runs_and_reports(string name)
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario(name), folder.At("run"));
        var report = await CommandRun.Of("report", folder.At("run"));

        Assert.True(report.ExitCode == 0, report.Error);
    }

    public static TheoryData<string> AllScenarios() =>
        [.. Directory.EnumerateFiles(RepositoryFiles.At("scenarios"), "*.yaml").Select(file => Path.GetFileName(file))];

    private static string? Fingerprint(CommandRun run)
    {
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.GetProperty("fingerprint").GetString();
    }
}
