using System.Diagnostics;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class ResumeTests : IDisposable
{
    private const string Town = """
        title: A town
        time: {ticks: 300}
        issues:
          - id: opinion
        actors:
          - {id: A, positions: {opinion: 0.5}}
        populations:
          - {id: citizen, count: 100, positions: {opinion: {spread: uniform, low: -1, high: 1}}, network: {kind: random, degree: 6}}
        model: {rule: friedkin-johnsen}

        """;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    /// <summary>A process is killed as soon as its checkpoint is from a later tick than the last one, again and again until it is done.</summary>
    [Fact]
    public async Task A_run_whose_process_is_killed_over_and_over_ends_with_the_bytes_of_an_undisturbed_one()
    {
        folder.Write("town.yaml", Town);
        Assert.Equal(0, (await CommandRun.OfScenario(folder.At("town.yaml"), folder.At("undisturbed"))).ExitCode);

        var kills = 0;
        for (string[] command = ["run", "town.yaml", "--out", "results"]; !Directory.Exists(folder.At("results")); command = ["resume", "results"])
        {
            using var process = ProcessRun.Start(folder.Path, [.. command, "--engine", "local", "--checkpoint-every", "0", "--quiet"]);
            if (kills < 4 && await IsKilledAfterAnotherCheckpoint(process))
            {
                kills++;
                continue;
            }

            await process.WaitForExitAsync(Stop);
            Assert.True(process.ExitCode == 0, await process.StandardError.ReadToEndAsync(Stop));
        }

        Assert.InRange(kills, 1, 4);
        AssertEqualFolders();
        Assert.False(Directory.Exists(folder.At("results.unfinished")));
    }

    [Fact]
    public async Task A_folder_that_another_process_writes_is_not_resumed_and_run_says_how_to_resume_one_that_nobody_writes()
    {
        folder.Write("town.yaml", Town.Replace("300", "1000000", StringComparison.Ordinal));
        using (var process = ProcessRun.Start(folder.Path, "run", "town.yaml", "--out", "results", "--engine", "local", "--checkpoint-every", "0", "--no-changes"))
        {
            Assert.True(await IsOnItsWay(process));
            var meanwhile = await CommandRun.Of("resume", folder.At("results"), "--engine", "local");
            Assert.Equal(3, meanwhile.ExitCode);
            Assert.Contains("SIM6014", meanwhile.Error, StringComparison.Ordinal);
            process.Kill();
            await process.WaitForExitAsync(Stop);
        }

        var again = await CommandRun.Of("run", folder.At("town.yaml"), "--out", folder.At("results"), "--engine", "local");
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("SIM6013", again.Error, StringComparison.Ordinal);
        Assert.Contains("`resume`", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_run_is_told_again()
    {
        await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("done"));

        var resumed = await CommandRun.Of("resume", folder.At("done"));

        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Contains("every checksum is equal", resumed.Output, StringComparison.Ordinal);
    }

    /// <summary>Files appear and change; nothing tells when, so this looks until the process has got further, or has ended.</summary>
    private async Task<bool> IsKilledAfterAnotherCheckpoint(Process process)
    {
        var place = Path.Combine(folder.At("results.unfinished"), "checkpoint");
        var before = File.Exists(place) ? File.GetLastWriteTimeUtc(place) : DateTime.MinValue;
        while (!process.HasExited)
        {
            if (File.Exists(place) && File.GetLastWriteTimeUtc(place) > before)
            {
                process.Kill();
                await process.WaitForExitAsync(Stop);
                return true;
            }

            await Task.Yield();
        }

        return false;
    }

    private async Task<bool> IsOnItsWay(Process process)
    {
        while (!File.Exists(Path.Combine(folder.At("results.unfinished"), "checkpoint")) && !process.HasExited)
        {
            await Task.Yield();
        }

        return !process.HasExited;
    }

    private void AssertEqualFolders()
    {
        var files = Directory.GetFiles(folder.At("undisturbed"));
        Assert.Equal(files.Select(Path.GetFileName).Order(), Directory.GetFiles(folder.At("results")).Select(Path.GetFileName).Order());
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder.At("results"), Path.GetFileName(file)))));
    }
}
