using System.Text.Json;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class TraceTests
{
    /// <summary>Nobody listens at the port of the discard service.</summary>
    private const string Nobody = "http://127.0.0.1:9";

    [Fact]
    public async Task A_cascade_is_a_tree_of_who_did_what_to_whom()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"));

        var trace = await CommandRun.Of("trace", folder.At("run"));

        Assert.Equal(0, trace.ExitCode);
        Golden.Equal("trace-hello.txt", trace.Output.Replace(folder.Path, "FOLDER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Depth_and_actor_narrow_the_tree()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("belarus-2020.yaml"), folder.At("run"));

        var whole = await Tree(folder, "--stimulus", "r01-crackdown");
        var shallow = await Tree(folder, "--stimulus", "r01-crackdown", "--depth", "1");
        var ofActor = await Tree(folder, "--stimulus", "r01-crackdown", "--actor", "lithuania");

        Assert.Equal(whole.Messages, whole.Names.Count + whole.Deeper);
        Assert.Equal(whole.Messages, shallow.Names.Count + shallow.Deeper);
        Assert.True(shallow.Names.Count < whole.Names.Count);
        Assert.Contains("grant-refuge LTU -> TSIKHANOUSKAYA", ofActor.Names);
        Assert.DoesNotContain("grant-refuge LTU -> TSIKHANOUSKAYA", whole.Names.Except(ofActor.Names));
        Assert.True(ofActor.Names.Count < whole.Names.Count);
    }

    [Theory]
    [InlineData("--stimulus", "r01-crackdwn", "Did you mean r01-crackdown?")]
    [InlineData("--actor", "LTX", "Did you mean LTU?")]
    public async Task What_is_not_in_the_run_is_named_with_what_is(string option, string value, string advice)
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("belarus-2020.yaml"), folder.At("run"));

        var trace = await CommandRun.Of("trace", folder.At("run"), option, value);

        Assert.Equal(3, trace.ExitCode);
        Assert.Contains(advice, trace.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_messages_has_no_cascades()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("degroot.yaml"), folder.At("run"));

        var trace = await CommandRun.Of("trace", folder.At("run"));

        Assert.Equal(3, trace.ExitCode);
        Assert.Contains("No message was sent", trace.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_nobody_listens_to_is_done_and_warns()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"), "--otlp", Nobody);

        Assert.Contains("dropped", run.Output, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("were not delivered to http://127.0.0.1:9 (gRPC)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_a_finished_run_to_nobody_fails()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"));

        var sent = await CommandRun.Of("trace", folder.At("run"), "--otlp", Nobody, "--json");

        Assert.Equal(1, sent.ExitCode);
        using var document = JsonDocument.Parse(sent.Output);
        Assert.True(document.RootElement.GetProperty("telemetry").GetProperty("droppedSpans").GetInt64() > 0);
    }

    [Theory]
    [InlineData("--otlp", "nowhere")]
    [InlineData("--orleans-spans")]
    public async Task Telemetry_that_cannot_be_is_wrong_usage(params string[] options)
    {
        var run = await CommandRun.Of(["run", RepositoryFiles.Scenario("hello.yaml"), .. options]);

        Assert.Equal(2, run.ExitCode);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("resume")]
    [InlineData("fork", "--tick", "3")]
    public async Task Calls_of_grains_on_a_cluster_cannot_be_told_from_here(string verb, params string[] options)
    {
        var run = await CommandRun.Of([verb, RepositoryFiles.Scenario("hello.yaml"), .. options, "--cluster", "--orleans-spans", "--otlp"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Leave --orleans-spans or --cluster out.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trace", "--stimulus", "nobody", "--otlp", Nobody)]
    [InlineData("trace", "--actor", "A", "--otlp", Nobody)]
    [InlineData("trace", "--depth", "1", "--otlp", Nobody)]
    [InlineData("export", "--csv", "--format", "otlp-json")]
    public async Task Options_that_do_not_go_together_are_wrong_usage(string verb, params string[] options)
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"));

        Assert.Equal(2, (await CommandRun.Of([verb, folder.At("run"), .. options])).ExitCode);
    }

    [Fact]
    public async Task The_local_engine_has_no_calls_of_grains_to_tell()
    {
        var run = await CommandRun.Of("run", RepositoryFiles.Scenario("hello.yaml"), "--engine", "local", "--orleans-spans", "--otlp");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Leave --orleans-spans or --engine local out.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fork_is_told_as_a_run_is()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"));

        var fork = await CommandRun.Of("fork", folder.At("run"), "--tick", "2", "--engine", "local", "--out", folder.At("fork"), "--otlp", Nobody);

        Assert.Equal(0, fork.ExitCode);
        Assert.Contains("dropped", fork.Output, StringComparison.Ordinal);
        Assert.Contains("were not delivered to http://127.0.0.1:9 (gRPC)", fork.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Messages, List<string> Names, int Deeper)> Tree(TemporaryFolder folder, params string[] options)
    {
        var trace = await CommandRun.Of(["trace", folder.At("run"), "--json", .. options]);
        Assert.True(trace.ExitCode == 0, trace.Error);
        using var document = JsonDocument.Parse(trace.Output);
        var names = new List<string>();
        var deeper = 0;
        void Walk(JsonElement branch)
        {
            names.Add(branch.GetProperty("name").GetString()!);
            deeper += branch.GetProperty("deeper").GetInt32();
            foreach (var below in branch.GetProperty("below").EnumerateArray())
            {
                Walk(below);
            }
        }

        Walk(document.RootElement.GetProperty("cascade"));
        return (document.RootElement.GetProperty("messages").GetInt32(), names, deeper);
    }
}
