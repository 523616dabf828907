using System.Text.RegularExpressions;
using StanceSim.Cluster.Settings;
using StanceSim.Testing;
using StanceSim.Testing.Stores;

namespace StanceSim.Server.Tests.Compose;

/// <summary>The compose files hold what docs/operations.md promises. Nothing here proves that their images build or exist.</summary>
public sealed class ComposeFileTests
{
    private static readonly string[] Silos = ["silo-1", "silo-2", "silo-3"];

    /// <summary>What is there with either store.</summary>
    private static readonly string[] Always = [.. Silos, "server", "probe", "otel-collector", "jaeger", "prometheus", "grafana", "aspire"];

    public static TheoryData<string> Stores => [.. ClusterStores.Kinds];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("redis", "STANCESIM_REDIS_PASSWORD", null)]
    [InlineData("redis", "STANCESIM_REDIS_PASSWORD", "")]
    [InlineData("redis", "STANCESIM_TOKEN", null)]
    [InlineData("postgres", "STANCESIM_POSTGRES_PASSWORD", null)]
    [InlineData("postgres", "STANCESIM_POSTGRES_PASSWORD", "")]
    [InlineData("postgres", "STANCESIM_TOKEN", "")]
    public async Task It_does_not_start_without_the_secrets(string store, string variable, string? given)
    {
        var compose = ComposeFile.Of(store);
        var (code, _, text) = await compose.Config(compose.Variables.ToDictionary(pair => pair.Key, pair => pair.Key == variable ? given : pair.Value), Stop);

        Assert.NotEqual(0, code);
        Assert.Contains($"Set {variable}", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task There_is_one_store_and_whoever_needs_it_waits_for_it(string store)
    {
        var services = await ComposeFile.Of(store).Services(Stop);

        Assert.Equal(Always.Append(store).Order(), services.Keys.Order());
        Assert.All(Silos.Append("server"), name =>
        {
            Assert.Contains((store, "service_healthy"), Awaited(services[name]));
            // A number of bytes, or a number and a unit, as the version of compose prints it.
            Assert.Matches("^[1-9][0-9]*[a-z]*$", services[name]["mem_limit"].ToString());
            Assert.Equal(store, Variables(services[name])["STANCESIM_STORE"]);
            Assert.Contains("secret-of-store", Variables(services[name])["STANCESIM_CONNECTION"], StringComparison.Ordinal);
        });
    }

    /// <summary>Who asks whom for what it cannot do without; a profile brings nothing that is missing without it.</summary>
    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Everything_waits_until_what_it_needs_is_healthy(string store)
    {
        var services = await ComposeFile.Of(store).Services(Stop);
        (string Name, string[] Needs)[] expected =
        [
            .. Silos.Select(silo => (silo, new[] { store })), ("server", [store, .. Silos]), (store, []), ("probe", []),
            ("otel-collector", ["jaeger", "probe"]), ("jaeger", []), ("prometheus", ["otel-collector"]), ("grafana", ["jaeger", "prometheus"]), ("aspire", ["probe"]),
        ];

        Assert.Equal(expected.Select(entry => entry.Name).Order(), services.Keys.Order());
        Assert.All(expected, entry => Assert.Equal(entry.Needs.Select(need => (need, "service_healthy")).Order(), Awaited(services[entry.Name]).Order()));
        Assert.All(services.Where(service => service.Key != "aspire"), service => Assert.DoesNotContain("profiles", service.Value.Keys));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Only_pages_for_people_are_published_and_on_this_machine_alone(string store)
    {
        var services = await ComposeFile.Of(store).Services(Stop);
        var ports = services.SelectMany(service => Texts(service.Value, "ports")).Order(StringComparer.Ordinal);

        Assert.Equal(
            ["127.0.0.1:16686:16686/tcp", "127.0.0.1:18888:18888/tcp", "127.0.0.1:3000:3000/tcp", "127.0.0.1:8080:8080/tcp", "127.0.0.1:9090:9090/tcp"],
            ports);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Every_service_has_no_rights_and_nothing_to_write_on_but_what_it_needs(string store)
    {
        Assert.All(await ComposeFile.Of(store).Services(Stop), service =>
        {
            Assert.Equal("true", service.Value["read_only"]);
            Assert.Equal(["ALL"], Texts(service.Value, "cap_drop"));
            Assert.Equal(["no-new-privileges:true"], Texts(service.Value, "security_opt"));
            Assert.Equal("unless-stopped", service.Value["restart"]);
            Assert.Matches("^[1-9][0-9]*:", (string)service.Value["user"]);
            Assert.DoesNotContain("privileged", service.Value.Keys);
            Assert.Equal("none", service.Value.GetValueOrDefault("network_mode", "none"));
            Assert.DoesNotContain(Texts(service.Value, "volumes"), volume => volume.Contains("docker.sock", StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Every_service_is_asked_by_a_program_that_is_there(string store)
    {
        var services = await ComposeFile.Of(store).Services(Stop);

        Assert.All(services, service =>
        {
            var check = (Dictionary<object, object>)service.Value["healthcheck"];
            Assert.All(new[] { "interval", "timeout", "retries" }, key => Assert.Contains(key, check.Keys));
            if (((List<object>)check["test"]).Contains("/probe/busybox") && service.Key != "probe")
            {
                Assert.Contains("probe:/probe:ro", Texts(service.Value, "volumes"));
                Assert.Contains(("probe", "service_healthy"), Awaited(service.Value));
            }
        });
        Assert.Equal(["probe:/probe:rw"], Texts(services["probe"], "volumes"));
        Assert.Contains("/probe/busybox ", Texts(services["probe"], "command").Last(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Silos_get_settings_that_they_accept(string store)
    {
        var services = await ComposeFile.Of(store).Services(Stop);
        foreach (var silo in Silos.Append("server"))
        {
            var environment = Variables(services[silo]);
            Assert.All(
                environment.Keys.Where(name => name.StartsWith("STANCESIM_", StringComparison.Ordinal)),
                name => Assert.Contains(name, SettingNames.All.Select(setting => setting.Variable)));
            Assert.Equal(silo == "server" ? null : silo, environment.GetValueOrDefault("STANCESIM_ADVERTISE"));

            // Only inside the network do the names of its containers lead anywhere.
            var settings = SettingsReader.Read(new SettingSources { Environment = new Dictionary<string, string>(environment) { ["STANCESIM_ADVERTISE"] = "192.0.2.1" } });
            Assert.Equal((store == "redis" ? ClusterStore.Redis : ClusterStore.Postgres, LogFormat.Json), (settings.Store, settings.Log));
        }
    }

    [Fact]
    public async Task The_server_serves_pages_and_has_the_silos_do_its_runs()
    {
        var server = (await ComposeFile.Of("redis").Services(Stop))["server"];

        Assert.Equal(["serve", "--cluster"], Texts(server, "command").Take(2));
        Assert.Equal(["runs:/runs:rw", "saved:/scenarios/saved:rw"], Texts(server, "volumes"));
        Assert.Equal(8080, new Uri(Variables(server)["STANCESIM_HTTP"]).Port); // where cluster ready asks for its health
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Stores_and_silos_cannot_be_reached_from_outside(string store)
    {
        var services = await ComposeFile.Of(store).Services(Stop);

        Assert.All(new[] { "silo-1", "silo-2", "silo-3", store, "otel-collector" }, name =>
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

    /// <summary>The page finds a change by actor, issue, variable and the tick in which it was made.</summary>
    [Fact]
    public void The_link_to_a_change_names_all_that_the_page_finds_it_by() => Assert.Contains(
        "/actor/#{stancesim.stance.actor}?issue=#{stancesim.stance.subject}&variable=#{stancesim.stance.variable}&tick=#{stancesim.stance.tick}\"",
        File.ReadAllText(RepositoryFiles.At("ops", "jaeger", "ui.json")),
        StringComparison.Ordinal);

    /// <summary>What a service waits for, and until when.</summary>
    private static IEnumerable<(string Service, string Condition)> Awaited(Dictionary<string, object> service) =>
        service.TryGetValue("depends_on", out var awaited)
            ? ((Dictionary<object, object>)awaited).Select(pair => ((string)pair.Key, (string)((Dictionary<object, object>)pair.Value)["condition"]))
            : [];

    private static Dictionary<string, string> Variables(Dictionary<string, object> service) =>
        ((Dictionary<object, object>)service["environment"]).ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value);

    private static IEnumerable<string> Texts(Dictionary<string, object> service, string key) =>
        service.TryGetValue(key, out var list) ? ((List<object>)list).Cast<string>() : [];
}
