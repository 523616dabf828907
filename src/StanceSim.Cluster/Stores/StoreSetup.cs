using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;
using StackExchange.Redis;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Stores.PostgreSql;
using StanceSim.Grains.Registry;

namespace StanceSim.Cluster.Stores;

/// <summary>Gives silos and clients the store of their cluster: who is in it, and the registry of its runs.</summary>
internal static class StoreSetup
{
    /// <summary>Name of the storage that holds the registry of runs.</summary>
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

    /// <summary>Keeps the registry of runs in the cluster's store.</summary>
    public static void UseRunRegistry(this ISiloBuilder silo, ClusterSettings settings)
    {
        silo.UseRunStorage(settings);
        silo.Services.AddSingleton(services => new RunStorage(
            services.GetRequiredKeyedService<IGrainStorage>(Runs),
            failure => StoreFailure.WhyAway(settings, failure),
            services.GetRequiredService<TimeProvider>()));
        silo.Services.AddSingleton<RunRegistry>();
    }

    private static void UseRunStorage(this ISiloBuilder silo, ClusterSettings settings)
    {
        var form = new RunStorageForm();
        switch (settings.Store)
        {
            case ClusterStore.Redis:
                silo.AddRedisGrainStorage(Runs, options =>
                    (options.ConfigurationOptions, options.GrainStorageSerializer, options.DeleteStateOnClear) = (Redis(settings), form, true));
                break;
            case ClusterStore.Postgres:
                silo.AddAdoNetGrainStorage(Runs, options =>
                {
                    (options.Invariant, options.ConnectionString) = (Npgsql, PostgreSqlSchema.ConnectionOf(settings.Connection));
                    (options.GrainStorageSerializer, options.DeleteStateOnClear) = (form, true);
                });
                break;
            default:
                silo.AddMemoryGrainStorage(Runs, options => options.GrainStorageSerializer = form);
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
