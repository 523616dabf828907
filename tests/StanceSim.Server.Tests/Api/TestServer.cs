using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StanceSim.Server.Api;
using StanceSim.Testing;

[assembly: AssemblyFixture(typeof(StanceSim.Server.Tests.Api.TestServer))]

namespace StanceSim.Server.Tests.Api;

/// <summary>A server on a loopback port of its own, with the shipped scenarios and a folder of runs that goes with it.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("stancesim-server-").FullName;
    private ApiServer? server;

    public HttpClient Client { get; private set; } = new();

    public Uri Address => Server.Address;

    public string Runs => Path.Combine(folder, "runs");

    private ApiServer Server => server ?? throw new InvalidOperationException("The server has not started.");

    public async ValueTask InitializeAsync()
    {
        server = await Start(settings => settings);
        Client = new HttpClient { BaseAddress = server.Address };
    }

    /// <summary>Another server with the same folders, told something else.</summary>
    public Task<ApiServer> Start(Func<ApiSettings, ApiSettings> change) => ApiServer.Start(
        change(new ApiSettings { Scenarios = RepositoryFiles.At("scenarios"), SavedScenarios = Path.Combine(folder, "saved"), Runs = Runs, RunsAtOnce = 100 }),
        new IPEndPoint(IPAddress.Loopback, 0),
        CancellationToken.None);

    public async Task<JsonElement> Get(string path)
    {
        using var response = await Client.GetAsync(new Uri("/api/v1" + path, UriKind.Relative), Cancelled);
        return await Json(response, HttpStatusCode.OK);
    }

    public async Task<JsonElement> Post(string path, object body, HttpStatusCode expected)
    {
        using var response = await Client.PostAsJsonAsync(new Uri("/api/v1" + path, UriKind.Relative), body, Cancelled);
        return await Json(response, expected);
    }

    /// <summary>Starts a run and returns its id.</summary>
    public async Task<string> Launch(object body)
    {
        var run = await Post("/runs", body, HttpStatusCode.Created);
        return run.GetProperty("id").GetString()!;
    }

    /// <summary>A finished run of the Belarus crisis, the same for all tests that only read.</summary>
    public async Task<string> Belarus()
    {
        using var response = await Client.PostAsJsonAsync(new Uri("/api/v1/runs", UriKind.Relative), new { scenario = "belarus-2020" }, Cancelled);
        var run = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Cancelled)).RootElement;
        var id = run.GetProperty("id").GetString()!;
        await Finished(id);
        return id;
    }

    /// <summary>Waits, by its events, until a run is over.</summary>
    public Task Finished(string id) => Finished(Client, id);

    public static async Task Finished(HttpClient client, string id)
    {
        using var stream = await client.GetStreamAsync(new Uri($"/api/v1/runs/{id}/events", UriKind.Relative), Cancelled);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(Cancelled) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)
                && JsonDocument.Parse(line[6..]).RootElement is var happening
                && happening.TryGetProperty("status", out var status)
                && status.GetString() is "finished" or "interrupted" or "failed")
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static async Task<JsonElement> Json(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} {response.RequestMessage?.RequestUri}\n{text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
