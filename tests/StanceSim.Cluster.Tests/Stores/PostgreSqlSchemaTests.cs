using Npgsql;
using StanceSim.Cluster.Hosting;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Tests.Settings;

namespace StanceSim.Cluster.Tests.Stores;

/// <summary>A server that answers and refuses is told from one that is away, and from a bug.</summary>
public sealed class PostgreSqlSchemaTests(Servers servers)
{
    private const string Password = "never-shown-here";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_who_may_not_make_the_schema_is_told_so() =>
        await AssertRefused(await SettingsOf("may_not_create", "schema_of_nobody"), "permission denied for database schema_of_nobody");

    [Fact]
    public async Task A_user_who_may_make_a_schema_but_finds_tables_of_somebody_else_is_told_so()
    {
        var settings = await SettingsOf("may_not_write", "schema_of_another");
        await ClusterSilo.Prepare(Reading.Of(("STANCESIM_STORE", "postgres"), ("STANCESIM_CONNECTION", OwnerIn("schema_of_another"))), Stop);
        await Execute(OwnerIn("schema_of_another"), "GRANT CREATE ON DATABASE schema_of_another TO may_not_write");

        await AssertRefused(settings, "no schema has been selected to create in");
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_not_shown()
    {
        var settings = await SettingsOf("forgot", "forgotten");
        await Execute(servers.Of("postgres").Connection, "ALTER ROLE forgot PASSWORD 'another'");

        await AssertRefused(settings, "password authentication failed for user \"forgot\"");
    }

    private static async Task AssertRefused(ClusterSettings settings, string reason)
    {
        var problem = Assert.Single((await Assert.ThrowsAsync<ClusterException>(() => ClusterSilo.Prepare(settings, Stop))).Problems);

        Assert.Equal("SIM7021", problem.Code);
        Assert.StartsWith("postgres 127.0.0.1:", problem.File, StringComparison.Ordinal);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, problem.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Settings with which a new user, who may only connect, gets to a new database of somebody else.</summary>
    private async Task<ClusterSettings> SettingsOf(string user, string database)
    {
        await Execute(servers.Of("postgres").Connection, $"CREATE DATABASE {database}");
        await Execute(servers.Of("postgres").Connection, $"CREATE ROLE {user} LOGIN PASSWORD '{Password}'");
        var connection = new NpgsqlConnectionStringBuilder(OwnerIn(database)) { Username = user, Password = Password };
        return Reading.Of(("STANCESIM_STORE", "postgres"), ("STANCESIM_CONNECTION", connection.ConnectionString));
    }

    private string OwnerIn(string database) =>
        new NpgsqlConnectionStringBuilder(servers.Of("postgres").Connection) { Database = database }.ConnectionString;

    private static async Task Execute(string connection, string text)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(text);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
