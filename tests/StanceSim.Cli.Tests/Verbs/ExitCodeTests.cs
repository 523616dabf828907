using System.Text.Json;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("No verb was given.")]
    [InlineData("There is no verb rum.", "rum")]
    [InlineData("Did you mean run?", "rum")]
    [InlineData("SCENARIO is missing.", "run")]
    [InlineData("--seed takes a whole number of at least 0, not x.", "run", "s.yaml", "--seed", "x")]
    [InlineData("--partitions must be at least 1, not 0.", "run", "s.yaml", "--partitions", "0")]
    [InlineData("'clouds' not recognized", "run", "s.yaml", "--engine", "clouds")]
    [InlineData("--colour", "run", "s.yaml", "--colour")]
    [InlineData("path=value", "validate", "s.yaml", "--set", "seed")]
    [InlineData("--csv", "export", "runs/none")]
    [InlineData("Required argument missing for option: '--set'", "run", "s.yaml", "--set")]
    [InlineData("Required argument missing for option: '--remove'", "fork", "runs/none", "--tick", "1", "--remove")]
    [InlineData("--seed takes a whole number of at least 0, not -1.", "run", "s.yaml", "--seed", "-1")]
    [InlineData("--seed takes a whole number from 0 to 18446744073709551615, not 18446744073709551616.", "run", "s.yaml", "--seed", "18446744073709551616")]
    [InlineData("--engine: ", "run", "s.yaml", "--engine", "loca")]
    [InlineData("--out takes a path, not nothing.", "run", "s.yaml", "--out", "")]
    [InlineData("ISSUE is missing.", "why", "runs/none", "LTU")]
    [InlineData("cannot name a scenario", "new", "bad name")]
    [InlineData("--checkpoint-every must be at least 0.", "run", "s.yaml", "--checkpoint-every", "-1")]
    [InlineData("Option '--tick' is required", "fork", "runs/none")]
    public async Task Wrong_usage_is_2(string message, params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("fix: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("There is no file none.yaml.", "run", "none.yaml")]
    [InlineData("There is no file none.yaml.", "validate", "none.yaml", "neither.yaml")]
    [InlineData("There is no file neither.yaml.", "validate", "none.yaml", "neither.yaml")]
    [InlineData("is a folder, not a scenario file.", "run", "/")]
    [InlineData("SIM6001", "why", "none", "LTU", "sanctions")]
    [InlineData("SIM6001", "report", "none")]
    [InlineData("SIM6001", "export", "none", "--csv")]
    [InlineData("SIM6001", "resume", "none")]
    [InlineData("SIM6001", "fork", "none", "--tick", "1")]
    [InlineData("SIM6001", "diff", "none", "neither")]
    [InlineData("SIM6001", "replay", "none")]
    public async Task Invalid_input_is_3(string message, params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_run_that_cannot_be_written_is_no_success()
    {
        using var folder = new TemporaryFolder();
        var blocked = folder.Write("file", "in the way");
        var run = await CommandRun.Of("run", RepositoryFiles.Scenario("hello.yaml"), "--engine", "local", "--out", Path.Combine(blocked, "run"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("fix: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("in the way", await File.ReadAllTextAsync(blocked, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(2, "run", "--json")]
    [InlineData(3, "run", "none.yaml", "--json")]
    [InlineData(3, "why", "none", "LTU", "sanctions", "--json")]
    public async Task Json_tells_failures_as_a_document_too(int code, params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);
        using var document = JsonDocument.Parse(run.Output);

        Assert.Equal(code, run.ExitCode);
        Assert.Equal(code, document.RootElement.GetProperty("exitCode").GetInt32());
        Assert.NotEmpty(document.RootElement.GetProperty("message").GetString()!);
        Assert.Empty(run.Error);
    }
}
