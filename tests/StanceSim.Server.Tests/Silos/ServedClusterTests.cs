using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using StanceSim.Server.Tests.Api;
using StanceSim.Testing;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Silos;
using StanceSim.Testing.Stores;

namespace StanceSim.Server.Tests.Silos;

/// <summary><c>serve --cluster</c>: the pages and the API of a cluster, whose silos do the runs.</summary>
public sealed class ServedClusterTests(Stores stores)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silos_do_its_runs_and_may_leave_meanwhile()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await SiloCluster.Start(stores.Of("redis"), "served", 2, Stop, SiloCluster.Patience);
        await using var served = RunningProcess.Start(
            "dotnet",
            [SiloProcess.ProgramFile, "serve", "--cluster", "--port", "0", "--scenarios", RepositoryFiles.At("scenarios"), "--runs", folder.At("runs")],
            cluster.Environment);
        var address = new Uri(await served.Line(line => line.StartsWith("http://", StringComparison.Ordinal), Stop));
        using var client = new HttpClient { BaseAddress = address };
        Assert.Equal("ready\n", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Stop));

        using var launched = await client.PostAsJsonAsync(
            new Uri("/api/v1/runs", UriKind.Relative), new { scenario = "belarus-2020", paused = true, ticksPerSecond = 20 }, Stop);
        Assert.Equal(HttpStatusCode.Created, launched.StatusCode);
        var id = JsonDocument.Parse(await launched.Content.ReadAsByteArrayAsync(Stop)).RootElement.GetProperty("id").GetString()!;
        var seen = await Cluster(client, told => told.GetProperty("partitions").GetArrayLength() > 0);
        Assert.Equal([("silo-1", "active"), ("silo-2", "active")], SilosOf(seen));
        var place = Assert.Single(seen.GetProperty("partitions").EnumerateArray()).GetProperty("silo").GetString();
        var page = await client.GetStringAsync(new Uri(seen.GetProperty("orleansDashboard").GetString()!, UriKind.Relative), Stop);
        Assert.Contains("Orleans Dashboard", page, StringComparison.Ordinal);
        Assert.Contains("\norleans_", await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Stop), StringComparison.Ordinal);

        // The silo that has the run hands it over.
        var leaving = cluster.Silos.Single(silo => silo.Name == place);
        var left = leaving.Leave(Stop);
        await leaving.Process.Line(line => line.EndsWith("is leaving", StringComparison.Ordinal), Stop);
        using var play = await client.PostAsJsonAsync(new Uri($"/api/v1/runs/{id}/commands", UriKind.Relative), new { command = "play" }, Stop);
        Assert.Equal(HttpStatusCode.OK, play.StatusCode);
        await TestServer.Finished(client, id);
        Assert.Equal(0, await left);
        Assert.Single(SilosOf(await Cluster(client, _ => true)), silo => silo.Status == "active");

        var local = await cluster.Run(Stop, "run", RepositoryFiles.Scenario("belarus-2020.yaml"), "--engine", "local", "--quiet", "--out", folder.At("local"));
        Assert.True(local.ExitCode == 0, local.Text);
        Assert.Equal(Hashes(folder.At("local")), Hashes(Path.Combine(folder.At("runs"), id)));
    }

    [Fact]
    public async Task Viewers_are_told_that_their_run_waits_for_storage_and_it_goes_on()
    {
        using var folder = new TemporaryFolder();
        await using var store = await ClusterStores.Start("redis", Stop);
        await using var cluster = await SiloCluster.Start(store, "served-away", 1, Stop, SiloCluster.Patience);
        await using var served = RunningProcess.Start(
            "dotnet",
            [SiloProcess.ProgramFile, "serve", "--cluster", "--port", "0", "--scenarios", RepositoryFiles.At("scenarios"), "--runs", folder.At("runs")],
            cluster.Environment);
        using var client = new HttpClient { BaseAddress = new Uri(await served.Line(line => line.StartsWith("http://", StringComparison.Ordinal), Stop)) };
        using var launched = await client.PostAsJsonAsync(
            new Uri("/api/v1/runs", UriKind.Relative), new { scenario = "belarus-2020", ticksPerSecond = 10 }, Stop);
        var id = JsonDocument.Parse(await launched.Content.ReadAsByteArrayAsync(Stop)).RootElement.GetProperty("id").GetString()!;
        using var events = new StreamReader(await client.GetStreamAsync(new Uri($"/api/v1/runs/{id}/events", UriKind.Relative), Stop));
        await Event(events, "\"state\"");
        await store.Kill();

        Assert.Contains("storage-away", await Event(events, "\"problem\""), StringComparison.Ordinal);

        // Whoever comes while it waits is told so as well.
        using var later = new StreamReader(await client.GetStreamAsync(new Uri($"/api/v1/runs/{id}/events", UriKind.Relative), Stop));
        Assert.DoesNotContain("\"waitsFor\":null", await Event(later, "\"state\""), StringComparison.Ordinal);
        await store.Restart(Stop);
        Assert.Contains("\"waitsFor\":null", await Event(later, "\"state\"", "\"waitsFor\":null"), StringComparison.Ordinal);
        await Event(events, "\"finished\"");
    }

    [Fact]
    public async Task Without_a_silo_it_does_not_start_and_says_so()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = new SiloCluster(stores.Of("redis"), "nobody-serves", SiloCluster.Patience);
        var served = await cluster.Run(Stop, "serve", "--cluster", "--port", "0", "--scenarios", RepositoryFiles.At("scenarios"), "--runs", folder.At("runs"));

        Assert.Equal(1, served.ExitCode);
        Assert.Contains("SIM7031", served.Text, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Cluster(HttpClient client, Func<JsonElement, bool> isWanted)
    {
        while (true)
        {
            var told = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/cluster", UriKind.Relative), Stop)).RootElement;
            if (isWanted(told))
            {
                return told;
            }
        }
    }

    /// <summary>The next event of a kind, with a certain part if one is given.</summary>
    private static async Task<string> Event(StreamReader events, string kind, string part = "")
    {
        while (await events.ReadLineAsync(Stop) is { } line)
        {
            if (line.Contains($"\"event\":{kind}", StringComparison.Ordinal) && line.Contains(part, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The events ended without {kind}.");
    }

    private static (string Name, string Status)[] SilosOf(JsonElement cluster) =>
        [.. cluster.GetProperty("silos").EnumerateArray()
            .Select(silo => (silo.GetProperty("name").GetString()!, silo.GetProperty("status").GetString()!)).Order()];

    private static string[] Hashes(string folder) =>
        [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];
}
