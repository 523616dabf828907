using System.Net;
using System.Text.Json;
using StanceSim.Cli.Tests.Running;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Server.Api;

namespace StanceSim.Cli.Tests.Verbs;

/// <summary><c>run --server</c> exits as a local run would, and the server has the results of a local run.</summary>
public sealed class RunOnServerTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private ApiServer? server;

    private string Address => server!.Address.ToString(); // started before every test

    public async ValueTask InitializeAsync() => server = await ApiServer.Start(
        new ApiSettings { Scenarios = RepositoryFiles.At("scenarios"), Runs = folder.At("runs") }, new IPEndPoint(IPAddress.Loopback, 0), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync(); // started before every test
        folder.Dispose();
    }

    [Fact]
    public async Task The_server_does_the_run_and_says_where_it_is()
    {
        var scenario = RepositoryFiles.Scenario("hello.yaml");
        var remote = await CommandRun.Of("run", scenario, "--server", Address, "--seed", "7", "--set", "model.persuasion=0.5", "--json");
        var local = await CommandRun.Of("run", scenario, "--out", folder.At("local"), "--seed", "7", "--set", "model.persuasion=0.5", "--json");

        Assert.Equal((0, ""), (remote.ExitCode, remote.Error));
        var (told, expected) = (JsonDocument.Parse(remote.Output).RootElement, JsonDocument.Parse(local.Output).RootElement);
        var id = told.GetProperty("id").GetString()!;
        Assert.Equal($"{Address}run/{id}", told.GetProperty("page").GetString());
        Assert.Equal(expected.GetProperty("outcomes").ToString(), told.GetProperty("outcomes").ToString());
        Assert.Equal(RunResults.Open(folder.At("local")).Manifest.Files, RunResults.Open(Path.Combine(folder.At("runs"), id)).Manifest.Files);
    }

    [Fact]
    public async Task People_are_shown_the_plan_the_outcomes_and_the_page()
    {
        var run = await CommandRun.Of("run", RepositoryFiles.Scenario("hello.yaml"), "--server", Address);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"{Address}run/hello-", run.Output, StringComparison.Ordinal);
        Assert.Contains("Outcomes", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--server", "localhost:8080")]
    [InlineData(2, "--server", "http://127.0.0.1:1", "--out", "somewhere")]
    [InlineData(1, "--server", "http://127.0.0.1:1")]
    [InlineData(3, "--server", "http://127.0.0.1:1", "--set", "model.persuasion=much")]
    public async Task What_cannot_be_done_exits_as_it_would_locally(int exitCode, params string[] options)
    {
        var run = await CommandRun.Of(["run", RepositoryFiles.Scenario("hello.yaml"), .. options]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }
}
