using System.Net;
using StanceSim.Cluster.Settings;
using StanceSim.Testing;

namespace StanceSim.Cluster.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Without_anything_given_a_silo_is_alone_on_this_machine()
    {
        var settings = Reading.Of();

        Assert.Equal((ClusterStore.Development, "here", IPAddress.Loopback), (settings.Store, settings.SiloName, settings.Advertise));
        Assert.True(settings.Http.IsLoopback);
    }

    [Fact]
    public void Defaults_are_as_they_are_described() =>
        Assert.All(
            SettingNames.All.Where(setting => setting.Default.Length > 0 && setting != SettingNames.SiloName),
            setting => Assert.Equal(Reading.Of() with { }, Reading.Of((setting.Variable, setting.Default)) with { }, new SameValues()));

    [Fact]
    public void A_flag_wins_over_a_variable_and_a_variable_over_the_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("stancesim.json", """{"cluster": "file", "siloName": "file", "siloPort": 1001}""");
        var settings = Reading.Of(("file", file), ("STANCESIM_SILO_NAME", "variable"), ("STANCESIM_SILO_PORT", "1002"), ("--silo-port", "1003"));

        Assert.Equal(("file", "variable", 1003), (settings.Cluster, settings.SiloName, settings.SiloPort));
    }

    [Fact]
    public void A_variable_can_name_the_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("stancesim.json", "{\"cluster\": \"here\" /* comments may stand */}");

        Assert.Equal("here", Reading.Of(("STANCESIM_CONFIG", file)).Cluster);
    }

    [Fact]
    public void An_empty_variable_counts_as_not_given() =>
        Assert.Equal(11111, Reading.Of(("STANCESIM_SILO_PORT", "")).SiloPort);

    [Fact]
    public void Every_problem_is_told_at_once_with_its_place_and_a_fix()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("stancesim.json", "{\n  \"store\": \"redis\",\n  \"siloprot\": 5,\n  \"gatewayPort\": 70000\n}\n");
        var problems = Reading.Problems(("file", file), ("STANCESIM_PROBE_TIMEOUT", "fast"), ("--name", "a b"), ("--advertise", "192.0.2.1"));

        Assert.Equal(
            [
                ("SIM7002", file, 3, 3), ("SIM7003", "--name", 0, 0), ("SIM7003", "STANCESIM_PROBE_TIMEOUT", 0, 0), ("SIM7003", file, 4, 3),
                ("SIM7004", "STANCESIM_CONNECTION", 0, 0), ("SIM7008", "--advertise", 0, 0),
            ],
            problems.Select(problem => (problem.Code, problem.File, problem.Line, problem.Column)).OrderBy(problem => problem.Code).ThenBy(problem => problem.Line));
        Assert.Contains("siloPort", problems.Single(problem => problem.Code == "SIM7002").Message, StringComparison.Ordinal);
        Assert.All(problems, problem => Assert.NotEmpty(problem.Fix));
    }

    [Theory]
    [InlineData("redis", "127.0.0.1:6379,password=hunter-2,nonsense=1")]
    [InlineData("postgres", "Host=127.0.0.1;Password=hunter-2;Nonsense=1")]
    [InlineData("postgres", "Password=hunter-2")]
    public void A_connection_is_never_shown_even_where_it_is_wrong(string store, string connection)
    {
        var problem = Assert.Single(Reading.Problems(("STANCESIM_STORE", store), ("STANCESIM_CONNECTION", connection)));

        Assert.Equal("SIM7006", problem.Code);
        Assert.DoesNotContain("hunter-2", problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter-2", Reading.Of(("STANCESIM_TOKEN", "hunter-2-hunter-2")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_can_come_from_a_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("secret", "127.0.0.1:6379,password=hunter-2\n");

        Assert.Equal("127.0.0.1:6379,password=hunter-2", Reading.Of(("STANCESIM_STORE", "redis"), ("STANCESIM_CONNECTION_FILE", file)).Connection.Reveal());
    }

    [Fact]
    public void Other_machines_are_served_only_when_that_is_said_and_they_bring_a_token()
    {
        (string, string)[] open = [("STANCESIM_HTTP", "http://0.0.0.0:8081"), ("STANCESIM_ADVERTISE", "192.0.2.1")];

        Assert.Equal(["SIM7008", "SIM7008", "SIM7004"], Reading.Problems(open).Select(problem => problem.Code));
        Assert.Equal(["SIM7004"], Reading.Problems([.. open, ("STANCESIM_ALLOW_REMOTE", "true")]).Select(problem => problem.Code));
        Assert.Equal(
            IPAddress.Parse("192.0.2.1"), Reading.Of([.. open, ("STANCESIM_ALLOW_REMOTE", "true"), ("STANCESIM_TOKEN", "0123456789abcdef")]).Advertise);
    }

    [Theory]
    [InlineData("SIM7011", "--advertise", "0.0.0.0")]
    [InlineData("SIM7003", "--silo-port", "x")]
    [InlineData("SIM7003", "STANCESIM_SILO_NAME", "a_b")]
    public void A_wrong_value_is_one_problem(string code, string source, string value)
    {
        var problem = Assert.Single(Reading.Problems((source, value), ("STANCESIM_ALLOW_REMOTE", "true")));

        Assert.Equal(code, problem.Code);
        Assert.Contains(value, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SIM7001", "STANCESIM_CONFIG", "/none/stancesim.json")]
    [InlineData("SIM7009", "STANCESIM_TOKEN_FILE", "/none/token")]
    public void A_file_that_is_not_there_is_one_problem(string code, string source, string value) =>
        Assert.Equal(code, Assert.Single(Reading.Problems((source, value))).Code);

    [Fact]
    public void A_setting_that_a_file_gives_twice_is_told()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("twice.json", "{\n  \"siloPort\": 11111,\n  \"siloPort\": 11112\n}\n");

        Assert.Equal(("SIM7010", 3), Assert.Single(Reading.Problems(("file", file)).Select(problem => (problem.Code, problem.Line))));
    }

    [Fact]
    public void A_port_used_twice_and_a_secret_given_twice_are_told() =>
        Assert.Equal(
            ["SIM7005", "SIM7007"],
            Reading.Problems(("--silo-port", "30000"), ("STANCESIM_TOKEN", "0123456789abcdef"), ("STANCESIM_TOKEN_FILE", "/none/token")).Select(problem => problem.Code).Order());

    [Fact]
    public void A_connection_that_the_store_has_no_use_for_is_told_beside_other_problems() =>
        Assert.Equal(
            ["SIM7003", "SIM7005"],
            Reading.Problems(("STANCESIM_CONNECTION", "127.0.0.1:6379"), ("--silo-port", "0")).Select(problem => problem.Code).Order());

    /// <summary>Secrets and addresses of two readings are other objects with the same text.</summary>
    private sealed class SameValues : IEqualityComparer<ClusterSettings>
    {
        public bool Equals(ClusterSettings? x, ClusterSettings? y) => x?.ToString() == y?.ToString();

        public int GetHashCode(ClusterSettings obj) => 0;
    }
}
