using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Clustering.Redis;
using Orleans.Configuration;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Stores;

namespace StanceSim.Cluster.Members;

/// <summary>Reads who is in a cluster straight from its store, without being a silo or a client of it.</summary>
public static class MembershipTable
{
    private const string UndefinedTable = "42P01";

    /// <summary>Every silo that the table knows, dead ones too, by name. Empty for development, which has no table outside its silo.</summary>
    /// <exception cref="Problems.ClusterException">The store cannot be reached.</exception>
    public static async Task<ImmutableArray<Member>> Read(ClusterSettings settings, CancellationToken cancellation)
    {
        if (settings.Store == ClusterStore.Development)
        {
            return [];
        }

        await using var services = ServicesOf(settings);
        try
        {
            try
            {
                return await MembersIn(services, cancellation);
            }
            catch (NpgsqlException stale) when (stale.IsTransient)
            {
                // A server that was started again has ended the connections that are kept for later.
                NpgsqlConnection.ClearAllPools();
                return await MembersIn(services, cancellation);
            }
        }
        catch (Exception missing) when (missing is PostgresException { SqlState: UndefinedTable } or RedisClusteringException)
        {
            // No silo of this cluster has ever started: there is no table, or no version in it.
            return [];
        }
        catch (Exception exception) when (StoreFailure.Is(exception))
        {
            throw StoreFailure.Of(settings, exception);
        }
    }

    private static async Task<ImmutableArray<Member>> MembersIn(ServiceProvider services, CancellationToken cancellation)
    {
        var table = services.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTableAsync(false, cancellation);
        var data = await table.ReadAllAsync(cancellation);
        return [.. data.Members.Select(member => MemberOf(member.Item1)).OrderBy(member => member.Name.Name, StringComparer.Ordinal)];
    }

    /// <summary>What a silo would reach its table with, and nothing else.</summary>
    internal static ServiceProvider ServicesOf(ClusterSettings settings)
    {
        var reader = new Reader();
        reader.Services.AddLogging();
        reader.Services.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (settings.Cluster, settings.Cluster));
        reader.UseMembership(settings);
        return reader.Services.BuildServiceProvider();
    }

    internal static Member MemberOf(MembershipEntry entry) =>
        new(MemberName.Parse(entry.SiloName ?? ""), entry.SiloAddress, entry.Status, entry.StartTime, entry.IAmAliveTime);

    /// <summary>Takes the registrations that a silo would get.</summary>
    private sealed class Reader : ISiloBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();

        public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
    }
}
