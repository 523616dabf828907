using Npgsql;
using NpgsqlTypes;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Stores.PostgreSql;
using StanceSim.Cluster.Tests.Settings;

namespace StanceSim.Cluster.Tests.Stores;

public sealed class PostgreSqlQueriesTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silos_that_start_together_make_the_tables_once()
    {
        var settings = Settings();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostgreSqlSchema.Apply(settings, Stop)));
        await using var connection = await Open(settings);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM OrleansQuery", connection);

        Assert.Equal((long)PostgreSqlQueries.All.Count, await command.ExecuteScalarAsync(Stop));
    }

    [Fact]
    public async Task State_is_written_only_from_the_version_that_was_read()
    {
        var settings = Settings();
        await PostgreSqlSchema.Apply(settings, Stop);
        await using var connection = await Open(settings);

        Assert.Equal(1, await Ask(connection, "WriteToStorageKey", "once", null, [1]));
        Assert.Null(await Ask(connection, "WriteToStorageKey", "once", null, [2]));
        Assert.Equal(2, await Ask(connection, "WriteToStorageKey", "once", 1, [3]));
        Assert.Equal(1, await Ask(connection, "WriteToStorageKey", "once", 1, [4]));
        Assert.Equal([3], await Read(connection, "once"));
    }

    [Fact]
    public async Task Cleared_state_is_gone_and_can_be_written_again()
    {
        var settings = Settings();
        await PostgreSqlSchema.Apply(settings, Stop);
        await using var connection = await Open(settings);
        await Ask(connection, "WriteToStorageKey", "cleared", null, [1]);

        Assert.Equal(7, await Ask(connection, "ClearStorageKey", "cleared", 7));
        Assert.Equal([1], await Read(connection, "cleared"));
        Assert.Equal(2, await Ask(connection, "ClearStorageKey", "cleared", 1));
        Assert.Null(await Read(connection, "cleared"));
        Assert.Equal(3, await Ask(connection, "WriteToStorageKey", "cleared", null, [5]));
        Assert.Equal([5], await Read(connection, "cleared"));
        Assert.Equal(3, await Ask(connection, "DeleteStorageKey", "cleared", 3));
        Assert.Null(await Read(connection, "cleared"));
    }

    private ClusterSettings Settings() => Reading.Of(("STANCESIM_STORE", "postgres"), ("STANCESIM_CONNECTION", servers.Of("postgres").Connection));

    private static async Task<NpgsqlConnection> Open(ClusterSettings settings)
    {
        var connection = new NpgsqlConnection(PostgreSqlSchema.ConnectionOf(settings.Connection));
        await connection.OpenAsync(Stop);
        return connection;
    }

    private static async Task<int?> Ask(NpgsqlConnection connection, string query, string key, int? version, byte[]? payload = null)
    {
        await using var command = Command(connection, query, key);
        command.Parameters.Add(new NpgsqlParameter("GrainStateVersion", NpgsqlDbType.Integer) { Value = (object?)version ?? DBNull.Value });
        if (payload is not null)
        {
            command.Parameters.AddWithValue("PayloadBinary", payload);
        }

        return await command.ExecuteScalarAsync(Stop) as int?;
    }

    private static async Task<byte[]?> Read(NpgsqlConnection connection, string key)
    {
        await using var command = Command(connection, "ReadFromStorageKey", key);
        return await command.ExecuteScalarAsync(Stop) as byte[];
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string query, string key)
    {
        var command = new NpgsqlCommand(PostgreSqlQueries.All[query], connection);
        command.Parameters.AddWithValue("ServiceId", "queries");
        command.Parameters.AddWithValue("GrainTypeString", "kind");
        command.Parameters.AddWithValue("GrainIdN0", 0L);
        command.Parameters.AddWithValue("GrainIdN1", 0L);
        command.Parameters.AddWithValue("GrainIdExtensionString", key);
        return command;
    }
}
