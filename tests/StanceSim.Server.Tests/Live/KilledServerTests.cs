using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using StanceSim.Testing;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Silos;

namespace StanceSim.Server.Tests.Live;

/// <summary>A server that is killed right after it said yes loses nothing of what it said yes to: the folder ends with the bytes of one that nobody killed.</summary>
public sealed class KilledServerTests : IDisposable
{
    private const string Run = "belarus-2020-2020";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_people_did_to_a_run_outlives_the_process()
    {
        await using (var calm = await Serve("calm"))
        {
            await Intervene(calm.Client);
            await Finish(calm.Client);
        }

        // Resumed on the command line.
        await using (var killed = await Serve("killed"))
        {
            await Intervene(killed.Client);
            await killed.Kill();
        }

        var resumed = await Command.Run([], Stop, "resume", Path.Combine(folder.At("killed"), Run), "--engine", "local", "--quiet");
        Assert.True(resumed.ExitCode == 0, resumed.Text);
        Assert.Equal(Hashes("calm"), Hashes("killed"));

        // Taken up by the next server, which stands where it was when people last intervened; that one is killed as well.
        await using (var first = await Serve("taken"))
        {
            await Intervene(first.Client);
            await first.Kill();
        }

        await using (var second = await Serve("taken"))
        {
            await Reached(second.Client, 5);
            await second.Kill();
        }

        await using var third = await Serve("taken");
        var run = await Reached(third.Client, 5);
        Assert.Equal("paused", run.GetProperty("status").GetString());
        Assert.Equal(4, run.GetProperty("intervened").GetArrayLength());
        await Finish(third.Client);
        Assert.Equal(Hashes("calm"), Hashes("taken"));
    }

    /// <summary>Starts a run, intervenes at its beginning and after some ticks, and returns as soon as the last was accepted.</summary>
    private static async Task Intervene(HttpClient client)
    {
        await Post(client, "runs", new { scenario = "belarus-2020", paused = true });
        await Is(client, "paused");
        await Post(client, $"runs/{Run}/messages", new { kind = "demand", sender = "LTU", addressees = new[] { "EU" }, issue = "sanctions", position = 0.9 });
        await Post(client, $"runs/{Run}/commands", new { command = "step", ticks = 5 });
        await Reached(client, 5);
        await Post(client, $"runs/{Run}/parameters", new { path = "model.persuasion", value = 0.7 });
        await Post(client, $"runs/{Run}/messages", new { kind = "condemn", sender = "LTU", addressees = new[] { "BLR" }, issue = "legitimacy", text = "From outside" });
        await Post(client, $"runs/{Run}/messages", new { kind = "condemn", sender = "EST", addressees = new[] { "BLR" } });
    }

    private static async Task Finish(HttpClient client)
    {
        await Post(client, $"runs/{Run}/commands", new { command = "play" });
        await Is(client, "finished");
    }

    private static Task<JsonElement> Reached(HttpClient client, int tick) =>
        Until(client, happening => happening.TryGetProperty("tick", out var reached) && reached.GetInt32() == tick);

    private static Task<JsonElement> Is(HttpClient client, string wanted) =>
        Until(client, happening => happening.TryGetProperty("status", out var status) && status.GetString() == wanted);

    /// <summary>Waits for an event of the run, and tells what the run is then.</summary>
    private static async Task<JsonElement> Until(HttpClient client, Func<JsonElement, bool> isWanted)
    {
        using var stream = await client.GetStreamAsync(new Uri($"/api/v1/runs/{Run}/events", UriKind.Relative), Stop);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(Stop) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal) && isWanted(JsonDocument.Parse(line[6..]).RootElement))
            {
                return await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/runs/{Run}", UriKind.Relative), Stop);
            }
        }

        throw new InvalidOperationException("The events ended.");
    }

    private static async Task Post(HttpClient client, string what, object body)
    {
        using var answer = await client.PostAsJsonAsync(new Uri($"/api/v1/{what}", UriKind.Relative), body, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private async Task<Served> Serve(string runs)
    {
        var process = RunningProcess.Start(
            "dotnet", [SiloProcess.ProgramFile, "serve", "--port", "0", "--scenarios", RepositoryFiles.At("scenarios"), "--runs", folder.At(runs)]);
        var address = await process.Line(line => line.StartsWith("http://", StringComparison.Ordinal), Stop);
        return new Served(process, new HttpClient { BaseAddress = new Uri(address) });
    }

    private string[] Hashes(string runs) =>
        [.. Directory.GetFiles(Path.Combine(folder.At(runs), Run)).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];

    private sealed record Served(RunningProcess Process, HttpClient Client) : IAsyncDisposable
    {
        public async Task Kill()
        {
            Process.Send(Signal.Kill);
            Assert.Equal(128 + (int)Signal.Kill, await Process.Exit(Stop));
        }

        public ValueTask DisposeAsync()
        {
            Client.Dispose();
            return Process.DisposeAsync();
        }
    }
}
