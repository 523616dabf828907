using System.Net;
using System.Text.Json;

namespace StanceSim.Server.Tests.Api.Cluster;

/// <summary>What a server tells of the silo in its process.</summary>
public sealed class ClusterEndpointTests(TestServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Partitions_of_a_run_are_where_they_say_they_are()
    {
        var id = await server.Launch(new { scenario = "belarus-2020", paused = true, again = true });
        await server.Post($"/runs/{id}/commands", new { command = "step" }, HttpStatusCode.OK);
        var cluster = await server.Get("/cluster");
        while (!cluster.GetProperty("partitions").EnumerateArray().Any(partition => partition.GetProperty("run").GetString() == id))
        {
            cluster = await server.Get("/cluster");
        }

        var silo = Assert.Single(cluster.GetProperty("silos").EnumerateArray()).GetProperty("name").GetString();
        var partition = Assert.Single(cluster.GetProperty("partitions").EnumerateArray(), partition => partition.GetProperty("run").GetString() == id);
        Assert.Equal((0, 45, silo), (partition.GetProperty("partition").GetInt32(), partition.GetProperty("actors").GetInt32(), partition.GetProperty("silo").GetString()));
    }

    [Fact]
    public async Task Orleans_own_pages_are_linked_and_answer()
    {
        var link = await LinkOf(server.Client, "cluster");
        Assert.Equal(("/cluster/orleans/", link), (link, await LinkOf(server.Client, "server")));
        using var page = await server.Client.GetAsync(new Uri(link!, UriKind.Relative), Stop);
        var text = await page.Content.ReadAsStringAsync(Stop);
        Assert.Contains("Orleans Dashboard", text, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self'", page.Headers.TryGetValues("Content-Security-Policy", out var policy) ? policy.Single() : "", StringComparison.Ordinal);
        string counters;
        do
        {
            counters = await server.Client.GetStringAsync(new Uri(link + "DashboardCounters", UriKind.Relative), Stop);
        }
        while (counters.Contains("\"hosts\":[]", StringComparison.Ordinal));
        Assert.Contains("\"status\":\"Active\"", counters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_they_are_not_wanted_nothing_is_there()
    {
        await using var bare = await server.Start(settings => settings with { ShowsOrleans = false, Runs = server.Runs + "-bare" });
        using var client = new HttpClient { BaseAddress = bare.Address };
        using var page = await client.GetAsync(new Uri("/cluster/orleans/", UriKind.Relative), Stop);

        Assert.Equal((HttpStatusCode.NotFound, null), (page.StatusCode, await LinkOf(client, "cluster")));
    }

    private static async Task<string?> LinkOf(HttpClient client, string what) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/v1/{what}", UriKind.Relative), Stop)).RootElement.GetProperty("orleansDashboard").GetString();
}
