using System.Text.RegularExpressions;
using StanceSim.Cluster.Settings;
using StanceSim.Testing;

namespace StanceSim.Server.Tests.Compose;

/// <summary>docker-compose.yml holds what docs/operations.md promises. Nothing here proves that its images build or exist.</summary>
public sealed class ComposeFileTests
{
    /// <summary>Their images have neither a shell nor a program to ask with.</summary>
    private static readonly string[] WithoutHealthCheck = ["otel-collector", "jaeger", "aspire"];

    private static readonly string[] Silos = ["silo-1", "silo-2", "silo-3"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("STANCESIM_CONNECTION")]
    [InlineData("STANCESIM_REDIS_PASSWORD")]
    [InlineData("STANCESIM_TOKEN")]
    public async Task It_does_not_start_without_the_secrets(string variable)
    {
        var others = ComposeFile.Variables.ToDictionary(pair => pair.Key, pair => pair.Key == variable ? null : pair.Value);
        var (code, _, text) = await ComposeFile.Config(others, Stop);

        Assert.NotEqual(0, code);
        Assert.Contains($"Set {variable}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_pages_for_people_are_published_and_on_this_machine_alone()
    {
        var services = await ComposeFile.Services(Stop);
        var ports = services.SelectMany(service => Texts(service.Value, "ports")).Order(StringComparer.Ordinal);

        Assert.Equal(
            ["127.0.0.1:16686:16686/tcp", "127.0.0.1:18888:18888/tcp", "127.0.0.1:3000:3000/tcp", "127.0.0.1:8080:8080/tcp", "127.0.0.1:9090:9090/tcp"],
            ports);
    }

    [Fact]
    public async Task Every_service_has_no_rights_and_nothing_to_write_on_but_what_it_needs()
    {
        Assert.All(await ComposeFile.Services(Stop), service =>
        {
            Assert.Equal("true", service.Value["read_only"]);
            Assert.Equal(["ALL"], Texts(service.Value, "cap_drop"));
            Assert.Equal(["no-new-privileges:true"], Texts(service.Value, "security_opt"));
            Assert.Matches("^[1-9][0-9]*:", (string)service.Value["user"]);
            Assert.DoesNotContain("privileged", service.Value.Keys);
            Assert.DoesNotContain("network_mode", service.Value.Keys);
            Assert.DoesNotContain(Texts(service.Value, "volumes"), volume => volume.Contains("docker.sock", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Every_service_that_can_be_asked_is()
    {
        var services = await ComposeFile.Services(Stop);

        Assert.Equal(
            WithoutHealthCheck.Order(),
            services.Where(service => !service.Value.ContainsKey("healthcheck")).Select(service => service.Key).Order());
    }

    [Fact]
    public async Task Silos_get_settings_that_they_accept()
    {
        var services = await ComposeFile.Services(Stop);
        foreach (var silo in Silos.Append("server"))
        {
            var environment = ((Dictionary<object, object>)services[silo]["environment"]).ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value);
            Assert.All(
                environment.Keys.Where(name => name.StartsWith("STANCESIM_", StringComparison.Ordinal)),
                name => Assert.Contains(name, SettingNames.All.Select(setting => setting.Variable)));
            Assert.Equal(silo == "server" ? null : silo, environment.GetValueOrDefault("STANCESIM_ADVERTISE"));

            // Only inside the network do the names of its containers lead anywhere.
            var settings = SettingsReader.Read(new SettingSources { Environment = new Dictionary<string, string>(environment) { ["STANCESIM_ADVERTISE"] = "192.0.2.1" } });
            Assert.Equal((ClusterStore.Redis, LogFormat.Json), (settings.Store, settings.Log));
        }
    }

    [Fact]
    public async Task The_server_serves_pages_and_has_the_silos_do_its_runs()
    {
        var server = (await ComposeFile.Services(Stop))["server"];
        var environment = (Dictionary<object, object>)server["environment"];

        Assert.Equal(["serve", "--cluster"], Texts(server, "command").Take(2));
        Assert.Equal(["runs:/runs:rw", "saved:/scenarios/saved:rw"], Texts(server, "volumes"));
        Assert.Equal(Silos, ((Dictionary<object, object>)server["depends_on"]).Keys.Cast<string>().Order(StringComparer.Ordinal));
        Assert.Equal(8080, new Uri((string)environment["STANCESIM_HTTP"]).Port); // where cluster ready asks for its health
    }

    [Fact]
    public async Task Stores_and_silos_cannot_be_reached_from_outside()
    {
        var services = await ComposeFile.Services(Stop);

        Assert.All(new[] { "silo-1", "silo-2", "silo-3", "redis", "postgres", "otel-collector" }, name =>
            Assert.Equal(["inside"], ((Dictionary<object, object>)services[name]["networks"]).Keys.Cast<string>()));
    }

    [Fact]
    public void Prometheus_collects_from_every_silo_with_the_token()
    {
        var text = File.ReadAllText(RepositoryFiles.At("ops", "prometheus.yml"));

        Assert.All(Silos.Append("server"), silo => Assert.Contains($"\"{silo}:{(silo == "server" ? 8080 : 8081)}\"", text, StringComparison.Ordinal));
        Assert.Contains("credentials_file: /run/stancesim/token", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_for_what_watches_is_given_to_it()
    {
        var compose = File.ReadAllText(RepositoryFiles.At("docker-compose.yml"));
        var root = RepositoryFiles.At("ops");
        var given = Regex.Matches(compose, @"\./(ops/[^:\s""]+):").Select(match => match.Groups[1].Value).ToArray();
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => "ops/" + Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'));

        Assert.All(files, file => Assert.Contains(given, path => file == path || file.StartsWith(path + "/", StringComparison.Ordinal)));
        Assert.All(given, path => Assert.True(Path.Exists(RepositoryFiles.At(path.Split('/'))), path));
    }

    [Fact]
    public void Jaeger_reads_the_links_that_lead_back_to_runs()
    {
        var settings = File.ReadAllText(RepositoryFiles.At("ops", "jaeger", "config.yaml"));

        Assert.Contains("--config=/etc/jaeger/config.yaml", File.ReadAllText(RepositoryFiles.At("docker-compose.yml")), StringComparison.Ordinal);
        Assert.Contains("config_file: /etc/jaeger/ui.json", settings, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:8080/run/#{stancesim.run.id}", File.ReadAllText(RepositoryFiles.At("ops", "jaeger", "ui.json")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts(Dictionary<string, object> service, string key) =>
        service.TryGetValue(key, out var list) ? ((List<object>)list).Cast<string>() : [];
}
