using System.Text;
using System.Text.Json;
using Npgsql;
using StackExchange.Redis;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Stores.PostgreSql;
using StanceSim.Testing.Stores;

namespace StanceSim.Cluster.Tests.Registry;

/// <summary>What stands in a store, read without silos and without Orleans.</summary>
internal static class StoredRows
{
    /// <summary>The records of a cluster's runs, as JSON.</summary>
    public static async Task<JsonElement[]> Of(IClusterStore store, string cluster, CancellationToken cancellation)
    {
        var texts = store.Kind == "redis" ? await InRedis(store, cluster) : await InPostgreSql(store, cluster, cancellation);
        return [.. texts.Select(text => JsonDocument.Parse(text).RootElement)];
    }

    private static async Task<List<string>> InRedis(IClusterStore store, string cluster)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(store.Connection);
        var found = new List<string>();
        foreach (var endPoint in redis.GetEndPoints())
        {
            await foreach (var key in redis.GetServer(endPoint).KeysAsync(pattern: $"{cluster}/state/stancesim.run/*"))
            {
                found.Add((await redis.GetDatabase().HashGetAsync(key, "data")).ToString());
            }
        }

        return found;
    }

    private static async Task<List<string>> InPostgreSql(IClusterStore store, string cluster, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(PostgreSqlSchema.ConnectionOf(new Secret(store.Connection)));
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("SELECT payload FROM state WHERE cluster = $1 AND kind = 'run' AND payload IS NOT NULL", connection);
        command.Parameters.AddWithValue(cluster);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<string>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(Encoding.UTF8.GetString(rows.GetFieldValue<byte[]>(0)));
        }

        return found;
    }
}
