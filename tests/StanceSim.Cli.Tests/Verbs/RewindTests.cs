using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

/// <summary>The verbs that go back: fork, diff and replay.</summary>
public sealed class RewindTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    private string Parent => folder.At("parent");

    private string Child => folder.At("child");

    public async ValueTask InitializeAsync() => await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), Parent);

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("--remove", "plea")]
    [InlineData("--edit", "plea intensity=-3")]
    [InlineData("--say", "bellona condemn to=arcadia issue=release text=\"Enough of this\"")]
    [InlineData("--set", "model.persuasion=1")]
    public async Task A_fork_differs_from_its_parent_only_after_the_tick_and_replays_to_the_byte(string option, string value)
    {
        var fork = await Fork("3", option, value);
        Assert.Equal((0, ""), (fork.ExitCode, fork.Error));

        using var diff = JsonDocument.Parse((await Succeeding(1, "diff", Parent, Child, "--json")).Output);
        Assert.True(diff.RootElement.GetProperty("first").GetProperty("tick").GetInt32() > 3);
        Assert.Equal(diff.RootElement.GetProperty("a").GetProperty("run").GetString(), diff.RootElement.GetProperty("b").GetProperty("parent").GetString());
        Assert.Contains("byte for byte", (await Succeeding(0, "replay", Child)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_does_not_differ_from_itself()
    {
        using var diff = JsonDocument.Parse((await Succeeding(0, "diff", Parent, Parent, "--json")).Output);

        Assert.Equal("same", diff.RootElement.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, diff.RootElement.GetProperty("first").ValueKind);
    }

    [Fact]
    public async Task People_are_told_where_two_runs_part_and_why()
    {
        await Fork("3", "--remove", "plea");

        var text = (await Succeeding(1, "diff", Parent, Child)).Output;

        Assert.Contains("2026-03-09", text, StringComparison.Ordinal);
        Assert.Contains("Bellona asks Arcadia to talk", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_names_a_tick()
    {
        Assert.Equal(0, (await Fork("2026-03-04", "--remove", "plea")).ExitCode);
        using var diff = JsonDocument.Parse((await Succeeding(1, "diff", Parent, Child, "--json")).Output);

        Assert.Equal(3, diff.RootElement.GetProperty("b").GetProperty("from").GetInt32());
    }

    [Theory]
    [InlineData(2, "does not say who sends what", "--say", "delos")]
    [InlineData(2, "does not say what to change", "--edit", "plea")]
    [InlineData(2, "is not of the form key=value", "--say", "delos condemn arcadia")]
    [InlineData(3, "There is no file none.yaml.", "--add", "none.yaml")]
    [InlineData(3, "Did you mean", "--say", "delos condemm to=arcadia")]
    [InlineData(3, "SIM6204", "--remove", "pleaa")]
    [InlineData(3, "SIM6205", "--remove", "rebuke")]
    public async Task What_cannot_be_done_is_refused_and_nothing_is_written(int code, string message, string option, string value)
    {
        var fork = await Fork("3", option, value);

        Assert.Equal(code, fork.ExitCode);
        Assert.Contains(message, fork.Error, StringComparison.Ordinal);
        Assert.Equal([Parent], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_file_of_messages_must_be_utf_8()
    {
        await File.WriteAllBytesAsync(folder.At("latin.yaml"), [.. "text: caf"u8, 0xE9, 0x0A], TestContext.Current.CancellationToken);

        var fork = await Fork("3", "--add", folder.At("latin.yaml"));

        Assert.Equal(3, fork.ExitCode);
        Assert.Contains("SIM1002", fork.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_changed_is_not_reproduced()
    {
        await File.AppendAllTextAsync(Path.Combine(Parent, "outcomes.json"), " ", TestContext.Current.CancellationToken);

        var replay = await CommandRun.Of("replay", Parent);

        Assert.Equal(3, replay.ExitCode);
        Assert.Contains("SIM6006", replay.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_changed_together_with_what_the_manifest_says_of_it_is_told_by_doing_the_run_again()
    {
        await Change("outcomes.json", text => text.Replace("\"tick\": ", "\"tick\": 1", StringComparison.Ordinal));

        var replay = await CommandRun.Of("replay", Parent);

        Assert.Equal(1, replay.ExitCode);
        Assert.Contains("SIM6208", replay.Error, StringComparison.Ordinal);
        Assert.Contains("manifest.json, outcomes.json", replay.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".parquet", replay.Error, StringComparison.Ordinal);
        Assert.Equal("", replay.Output);
    }

    /// <summary>Changes a file of the run, and mends its size and checksum in the manifest.</summary>
    private async Task Change(string name, Func<string, string> change)
    {
        var stop = TestContext.Current.CancellationToken;
        var (file, manifest) = (Path.Combine(Parent, name), Path.Combine(Parent, "manifest.json"));
        var before = await File.ReadAllTextAsync(file, stop);
        var after = Encoding.UTF8.GetBytes(change(before));
        Assert.NotEqual(before.Length, after.Length);
        await File.WriteAllBytesAsync(file, after, stop);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(manifest, stop))!;
        var entry = json["files"]!.AsArray().Single(known => (string)known!["name"]! == name)!;
        (entry["bytes"], entry["sha256"]) = (after.Length, Convert.ToHexStringLower(SHA256.HashData(after)));
        await File.WriteAllTextAsync(manifest, json.ToJsonString(), stop);
    }

    private Task<CommandRun> Fork(string tick, string option, string value) =>
        CommandRun.Of("fork", Parent, "--tick", tick, option, value, "--engine", "local", "--quiet", "--out", Child);

    private static async Task<CommandRun> Succeeding(int code, params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);
        Assert.True(run.ExitCode == code, run.Error + run.Output);
        return run;
    }
}
