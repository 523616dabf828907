using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StanceSim.Server.Api;
using StanceSim.Testing;

namespace StanceSim.Server.Tests.Live;

public sealed class TakingUpTests : IDisposable
{
    private const string Run = "/api/v1/runs/belarus-2020-2020";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stancesim-left-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_was_left_is_taken_up_by_the_next_server_and_ends_as_if_nobody_had_stopped_it()
    {
        JsonElement whole;
        await using (var server = await Start("whole"))
        {
            using var client = new HttpClient { BaseAddress = server.Address };
            await Launch(client);
            await Post(client, "messages", new { kind = "demand", sender = "LTU", addressees = new[] { "EU" }, issue = "sanctions", position = 0.9 });
            whole = await Finished(client);
        }

        await using (var first = await Start("left"))
        {
            using var client = new HttpClient { BaseAddress = first.Address };
            await Launch(client);
            await Post(client, "messages", new { kind = "demand", sender = "LTU", addressees = new[] { "EU" }, issue = "sanctions", position = 0.9 });
            await Post(client, "commands", new { command = "step", ticks = 20 });
            await Reached(client, 20);
        }

        await using var next = await Start("left");
        using var again = new HttpClient { BaseAddress = next.Address };
        var taken = await Reached(again, 20);
        Assert.Equal("paused", taken.GetProperty("status").GetString());
        Assert.Equal("message", Assert.Single(taken.GetProperty("intervened").EnumerateArray()).GetProperty("kind").GetString());
        var done = await Finished(again);

        Assert.Equal(whole.GetProperty("hash").GetString(), done.GetProperty("hash").GetString());
        Assert.Equal(
            whole.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("sha256").GetString()),
            done.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("sha256").GetString()));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task Launch(HttpClient client)
    {
        using var started = await client.PostAsJsonAsync(new Uri("/api/v1/runs", UriKind.Relative), new { scenario = "belarus-2020", paused = true }, Cancelled);
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        await Until(client, happening => happening.TryGetProperty("status", out var status) && status.GetString() == "paused");
    }

    private static async Task Post(HttpClient client, string what, object body)
    {
        using var answer = await client.PostAsJsonAsync(new Uri($"{Run}/{what}", UriKind.Relative), body, Cancelled);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancelled));
    }

    private static async Task<JsonElement> Finished(HttpClient client)
    {
        await Post(client, "commands", new { command = "play" });
        return await Until(client, happening => happening.TryGetProperty("status", out var status) && status.GetString() == "finished");
    }

    private static Task<JsonElement> Reached(HttpClient client, int tick) =>
        Until(client, happening => happening.TryGetProperty("tick", out var reached) && reached.GetInt32() == tick);

    /// <summary>Waits for an event of the run, and tells what the run is then.</summary>
    private static async Task<JsonElement> Until(HttpClient client, Func<JsonElement, bool> isWanted)
    {
        using var stream = await client.GetStreamAsync(new Uri($"{Run}/events", UriKind.Relative), Cancelled);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(Cancelled) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal) && isWanted(JsonDocument.Parse(line[6..]).RootElement))
            {
                return await client.GetFromJsonAsync<JsonElement>(new Uri(Run, UriKind.Relative), Cancelled);
            }
        }

        throw new InvalidOperationException("The events ended.");
    }

    private Task<ApiServer> Start(string runs) => ApiServer.Start(
        new ApiSettings { Scenarios = RepositoryFiles.At("scenarios"), SavedScenarios = Path.Combine(folder.FullName, "saved"), Runs = Path.Combine(folder.FullName, runs), CheckpointEvery = TimeSpan.Zero },
        new IPEndPoint(IPAddress.Loopback, 0),
        Cancelled);
}
