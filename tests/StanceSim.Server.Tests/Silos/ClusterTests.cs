using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using StanceSim.Testing;
using StanceSim.Testing.Silos;
using StanceSim.Testing.Stores;

namespace StanceSim.Server.Tests.Silos;

/// <summary>A cluster as operators run it: silos and commands are processes, the store is a server.</summary>
public sealed class ClusterTests(Stores stores)
{
    private static readonly HttpClient Http = new();

    public static TheoryData<string> Kinds => [.. ClusterStores.Kinds];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Silos_join_answer_run_and_leave(string store)
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await SiloCluster.Start(stores.Of(store), "life", 2, Stop, SiloCluster.Patience);
        foreach (var silo in cluster.Silos)
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Ask(silo, "health/live"), await Ask(silo, "health/ready")));
        }

        Assert.Equal([("silo-1", "active"), ("silo-2", "active")], await Silos(cluster));
        await RunsAsLocally(cluster, folder, "two");

        Assert.Equal(0, await cluster.Silos[0].Leave(Stop));
        Assert.Contains(cluster.Silos[0].Process.Lines, line => line.EndsWith("Silo silo-1 has left", StringComparison.Ordinal));
        Assert.Equal([("silo-1", "dead"), ("silo-2", "active")], await Silos(cluster));
        await RunsAsLocally(cluster, folder, "one");
    }

    [Fact]
    public async Task A_silo_is_not_ready_once_it_was_told_to_leave()
    {
        await using var cluster = await SiloCluster.Start(stores.Of("redis"), "leaving", 1, Stop, SiloCluster.Patience);
        var silo = cluster.Silos[0];
        var left = silo.Leave(Stop);
        await silo.Process.Line(line => line.EndsWith("is leaving", StringComparison.Ordinal), Stop);

        Assert.NotEqual(HttpStatusCode.OK, await Ask(silo, "health/ready"));
        Assert.Equal(0, await left);
    }

    [Fact]
    public async Task Nothing_but_events_is_logged_and_no_secret()
    {
        var store = stores.Of("postgres");
        await using var cluster = await SiloCluster.Start(store, "logged", 1, Stop, SiloCluster.Patience);
        await cluster.Silos[0].Leave(Stop);
        var lines = cluster.Silos[0].Process.Lines;

        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.Matches(@"^\d{4}-\d\d-\d\dT[\d:.]+Z info: StanceSim\.", line));
        Assert.DoesNotContain("test-only", string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_can_be_json()
    {
        await using var cluster = new SiloCluster(stores.Of("redis"), "json", SiloCluster.Patience);
        var silo = cluster.Add("a", "--log", "json");
        using var line = JsonDocument.Parse(await silo.Process.Line(line => line.Contains("is ready", StringComparison.Ordinal), Stop));

        Assert.Equal("Information", line.RootElement.GetProperty("LogLevel").GetString());
        Assert.Equal("json", line.RootElement.GetProperty("State").GetProperty("Cluster").GetString());
    }

    [Fact]
    public async Task A_silo_tells_prometheus_what_it_counts_and_shows_Orleans_own_pages()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await SiloCluster.Start(stores.Of("redis"), "figures", 1, Stop, SiloCluster.Patience);
        await cluster.Run(Stop, "run", RepositoryFiles.Scenario("hello.yaml"), "--cluster", "--quiet", "--out", folder.At("run"));
        var figures = await Http.GetStringAsync(new Uri(cluster.Silos[0].Http, "metrics"), Stop);
        var page = await Http.GetStringAsync(new Uri(cluster.Silos[0].Http, "cluster/orleans/"), Stop);
        var counters = await Counters(cluster.Silos[0]);

        Assert.Matches("\nstancesim_silo_messages_total{[^}]*} [1-9]", figures);
        Assert.Contains("\norleans_catalog_activations", figures, StringComparison.Ordinal);
        Assert.Contains("Orleans Dashboard", page, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"Active\"", counters, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.BadRequest)]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    public async Task A_page_of_another_site_gets_nothing(string header, string value, HttpStatusCode expected)
    {
        await using var cluster = await SiloCluster.Start(stores.Of("redis"), $"guarded-{header.ToLowerInvariant()}", 1, Stop, SiloCluster.Patience);
        foreach (var path in new[] { "metrics", "cluster/orleans/", "cluster/orleans/DashboardCounters" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(cluster.Silos[0].Http, path));
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await Http.SendAsync(request, Stop);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("SIM7022", "--http", null)]
    [InlineData("SIM7023", "--advertise", "192.0.2.1")]
    public async Task A_silo_that_cannot_listen_says_where(string code, string flag, string? value)
    {
        await using var cluster = await SiloCluster.Start(stores.Of("redis"), $"listening-{code.ToLowerInvariant()}", 1, Stop, SiloCluster.Patience);
        var second = await cluster.Run(Stop, "silo", "--name", "second", "--silo-port", "21111", "--gateway-port", "31111", "--allow-remote", "true", flag, value ?? cluster.Silos[0].Http.ToString());

        Assert.Equal(1, second.ExitCode);
        Assert.Contains(code, second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_silo_a_client_is_told_so()
    {
        await using var cluster = new SiloCluster(stores.Of("redis"), "nobody", SiloCluster.Patience);
        var run = await cluster.Run(Stop, "run", RepositoryFiles.Scenario("hello.yaml"), "--cluster");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("SIM7031", run.Text, StringComparison.Ordinal);
    }

    /// <summary>What Orleans' pages count, once its grain has looked around.</summary>
    private static async Task<string> Counters(SiloProcess silo)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        string counters;
        do
        {
            counters = await Http.GetStringAsync(new Uri(silo.Http, "cluster/orleans/DashboardCounters"), Stop);
        }
        while (counters.Contains("\"hosts\":[]", StringComparison.Ordinal) && await timer.WaitForNextTickAsync(Stop));
        return counters;
    }

    private static async Task RunsAsLocally(SiloCluster cluster, TemporaryFolder folder, string name)
    {
        var scenario = RepositoryFiles.Scenario("belarus-2020.yaml");
        var distributed = await cluster.Run(Stop, "run", scenario, "--cluster", "--partitions", "5", "--quiet", "--out", folder.At($"{name}-cluster"));
        var local = await cluster.Run(Stop, "run", scenario, "--engine", "local", "--quiet", "--out", folder.At($"{name}-local"));

        Assert.True(distributed.ExitCode == 0, distributed.Text);
        Assert.Equal(0, local.ExitCode);
        Assert.Equal(Hashes(folder.At($"{name}-local")), Hashes(folder.At($"{name}-cluster")));
    }

    private static string[] Hashes(string folder) =>
        [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];

    private static async Task<(string, string)[]> Silos(SiloCluster cluster)
    {
        var status = await cluster.Run(Stop, "cluster", "status", "--json");
        Assert.True(status.ExitCode == 0, status.Text);
        using var document = JsonDocument.Parse(status.Output);
        return [.. document.RootElement.GetProperty("silos").EnumerateArray()
            .Select(silo => (silo.GetProperty("name").GetString()!, silo.GetProperty("status").GetString()!))];
    }

    /// <summary>The status of an answer; none is as good as <see cref="HttpStatusCode.ServiceUnavailable"/>.</summary>
    private static async Task<HttpStatusCode> Ask(SiloProcess silo, string path)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(silo.Http, path), Stop);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return HttpStatusCode.ServiceUnavailable;
        }
    }
}
