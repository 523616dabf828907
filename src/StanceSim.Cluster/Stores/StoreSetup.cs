using Microsoft.Extensions.Hosting;
using StackExchange.Redis;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Stores.PostgreSql;

namespace StanceSim.Cluster.Stores;

/// <summary>Gives silos and clients the store of their cluster: who is in it.</summary>
internal static class StoreSetup
{
    /// <summary>Name of the storage that grains keep runs in.</summary>
    public const string Runs = "runs";

    private const string Npgsql = "Npgsql";

    public static void UseMembership(this ISiloBuilder silo, ClusterSettings settings)
    {
        switch (settings.Store)
        {
            case ClusterStore.Redis:
                silo.UseRedisClustering(options => options.ConfigurationOptions = Redis(settings));
                break;
            case ClusterStore.Postgres:
                silo.UseAdoNetClustering(options =>
                    (options.Invariant, options.ConnectionString) = (Npgsql, PostgreSqlSchema.ConnectionOf(settings.Connection)));
                break;
            default:
                silo.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort, null, settings.Cluster, settings.Cluster);
                break;
        }
    }

    public static void UseRunStorage(this ISiloBuilder silo, ClusterSettings settings)
    {
        switch (settings.Store)
        {
            case ClusterStore.Redis:
                silo.AddRedisGrainStorage(Runs, options => options.ConfigurationOptions = Redis(settings));
                break;
            case ClusterStore.Postgres:
                silo.AddAdoNetGrainStorage(Runs, options =>
                    (options.Invariant, options.ConnectionString) = (Npgsql, PostgreSqlSchema.ConnectionOf(settings.Connection)));
                break;
            default:
                silo.AddMemoryGrainStorage(Runs);
                break;
        }
    }

    public static void UseMembership(this IClientBuilder client, ClusterSettings settings)
    {
        switch (settings.Store)
        {
            case ClusterStore.Redis:
                client.UseRedisClustering(options => options.ConfigurationOptions = Redis(settings));
                break;
            case ClusterStore.Postgres:
                client.UseAdoNetClustering(options =>
                    (options.Invariant, options.ConnectionString) = (Npgsql, PostgreSqlSchema.ConnectionOf(settings.Connection)));
                break;
            default:
                client.UseLocalhostClustering(settings.GatewayPort, settings.Cluster, settings.Cluster);
                break;
        }
    }

    private static ConfigurationOptions Redis(ClusterSettings settings)
    {
        var options = ConfigurationOptions.Parse(settings.Connection.Reveal());
        options.ClientName = "stancesim";
        return options;
    }
}
