using Npgsql;
using StackExchange.Redis;
using StanceSim.Cluster.Settings;

namespace StanceSim.Cluster.Stores;

/// <summary>Where a store is, without the secrets of its connection, for messages.</summary>
internal static class StoreAddress
{
    /// <summary>For example <c>redis 127.0.0.1:6379</c>; null when the connection cannot be understood.</summary>
    public static string? Of(ClusterSettings settings) => settings.Store switch
    {
        ClusterStore.Redis => OfRedis(settings.Connection),
        ClusterStore.Postgres => OfPostgreSql(settings.Connection),
        _ => "development",
    };

    private static string? OfRedis(Secret connection)
    {
        try
        {
            var options = ConfigurationOptions.Parse(connection.Reveal());
            return options.EndPoints.Count == 0 ? null : $"redis {string.Join(',', options.EndPoints.Select(EndPointCollection.ToString))}";
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static string? OfPostgreSql(Secret connection)
    {
        try
        {
            var options = new NpgsqlConnectionStringBuilder(connection.Reveal());
            return string.IsNullOrEmpty(options.Host) ? null : $"postgres {options.Host}:{options.Port}/{options.Database ?? options.Username}";
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            return null;
        }
    }
}
