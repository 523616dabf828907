using System.Diagnostics;
using System.Globalization;
using StanceSim.Cli.Tests.Running;
using StanceSim.Experiments.Results.Recording;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class ProcessTests
{
    private const string Endless = """
        title: A long run
        time: {ticks: 1000000}
        issues:
          - id: opinion
        actors:
          - {id: A, positions: {opinion: 0.5}}
        populations:
          - {id: citizen, count: 300, positions: {opinion: {spread: uniform, low: -1, high: 1}}, network: {kind: random, degree: 10}}
        model: {rule: friedkin-johnsen}

        """;

    [Theory]
    [InlineData("local")]
    [InlineData("grains")]
    public async Task Interrupting_a_run_gives_130_and_leaves_a_folder_with_the_command_to_resume_it(string engine)
    {
        using var folder = new TemporaryFolder();
        folder.Write("endless.yaml", Endless);
        using var process = ProcessRun.Start(folder.Path, "run", "endless.yaml", "--engine", engine, "--out", "results", "--no-changes");
        var stop = TestContext.Current.CancellationToken;

        // The plan is printed when the folder is open and the run begins.
        while (await process.StandardOutput.ReadLineAsync(stop) is { } line && !line.Contains("output", StringComparison.Ordinal))
        {
        }

        await Signal(process, "INT");
        var error = await process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("Interrupted. Go on with: stancesim resume results", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal([folder.At("endless.yaml"), folder.At("results.unfinished")], Directory.GetFileSystemEntries(folder.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("local")]
    [InlineData("grains")]
    public async Task Interrupting_a_run_leaves_a_checkpoint_of_its_last_tick_from_which_resume_goes_on(string engine)
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", Endless.Replace("1000000", "20000", StringComparison.Ordinal));
        string[] options = ["--engine", engine, "--no-changes", "--quiet", "--checkpoint-every", "1000000"];
        using (var process = ProcessRun.Start(folder.Path, ["run", "long.yaml", "--out", "results", .. options]))
        {
            var stances = new FileInfo(folder.At("results.unfinished/stances.parquet"));
            while (!(stances.Exists && stances.Length > 100_000) && !process.HasExited)
            {
                await Task.Yield();
                stances.Refresh();
            }

            await Signal(process, "INT");
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(130, process.ExitCode);
        }

        var taken = RunRecorder.Resume(folder.At("results"));
        Assert.InRange(taken.Reached, 1, 19_999);
        await taken.Recorder!.DisposeAsync();
        string[] last = ["--engine", "local", "--quiet"];
        Assert.Equal(0, (await CommandRun.Of(["resume", folder.At("results"), .. last])).ExitCode);
        Assert.Equal(0, (await CommandRun.Of(["run", folder.At("long.yaml"), "--no-changes", "--out", folder.At("calm"), .. last])).ExitCode);
        Assert.All(Directory.GetFiles(folder.At("calm")), file =>
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder.At("results"), Path.GetFileName(file)))));
    }

    [Fact]
    public async Task A_terminal_gets_colour_unless_NO_COLOR_is_set()
    {
        using var folder = new TemporaryFolder();
        var colourful = await OnTerminal(folder, null);
        var plain = await OnTerminal(folder, "1");

        Assert.Matches("\u001b\\[[0-9;]*m", colourful.Output);
        Assert.Contains("█", colourful.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("\u001b\\[[0-9;]*m", plain.Output);
    }

    [Fact]
    public async Task The_bar_of_a_long_run_is_gone_before_the_results_are_printed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", Endless.Replace("1000000", "40000", StringComparison.Ordinal));
        var command = $"dotnet '{ProcessRun.Program}' run long.yaml --engine local --out results --no-changes";
        var run = await ProcessRun.ToEnd(ProcessRun.StartAny("script", folder.Path, ["--quiet", "--return", "--command", command, "/dev/null"]));
        var bar = run.Output.LastIndexOf("messages/s", StringComparison.Ordinal);

        Assert.Equal(0, run.ExitCode);
        Assert.True(bar > 0, "No bar was shown.");
        Assert.True(run.Output.IndexOf("mean of all", StringComparison.Ordinal) > bar, "The bar came after the results.");
    }

    [Fact]
    public async Task A_process_behaves_as_the_program_in_tests()
    {
        using var folder = new TemporaryFolder();
        var ran = await ProcessRun.Of(folder.Path, "run", RepositoryFiles.Scenario("hello.yaml"), "--out", "results");
        var why = await ProcessRun.Of(folder.Path, "why", "results", "arcadia", "release");
        var wrong = await ProcessRun.Of(folder.Path, "why", "results", "nobody", "release");

        Assert.True(ran.ExitCode == 0, ran.Error);
        Assert.Contains("engine    grains", ran.Output, StringComparison.Ordinal);
        Assert.Equal((0, 3), (why.ExitCode, wrong.ExitCode));
        Assert.Empty(why.Error);
        Assert.Empty(wrong.Output);
    }

    private static Task<CommandRun> OnTerminal(TemporaryFolder folder, string? noColor)
    {
        var command = $"dotnet '{ProcessRun.Program}' run '{RepositoryFiles.Scenario("hello.yaml")}' --engine local --out results";
        return ProcessRun.ToEnd(ProcessRun.StartAny("script", folder.Path, ["--quiet", "--return", "--command", command, "/dev/null"], noColor));
    }

    private static async Task Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }
}
