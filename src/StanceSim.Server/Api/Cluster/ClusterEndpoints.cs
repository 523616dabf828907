using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceSim.Cluster.Members;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Live;

namespace StanceSim.Server.Api.Cluster;

/// <summary>The silos, what is activated on them, and how fast runs go.</summary>
internal static class ClusterEndpoints
{
    /// <summary>A silo that takes longer is told without its figures.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapCluster(this RouteGroupBuilder api) => api.MapGet("/cluster", Cluster).Produces<ClusterShape>();

    private static async Task<ClusterShape> Cluster(HttpContext http, IGrainFactory grains, RunCatalogue runs, ApiSettings settings)
    {
        http.Response.Headers.CacheControl = "no-store";
        var management = grains.GetGrain<IManagementGrain>(0);
        var hosts = await management.GetDetailedHosts(onlyActive: false);
        // What the runtime itself activates would hide what runs do.
        var statistics = (await StatisticsOf(management)).Where(grain => !grain.GrainType.StartsWith("Orleans.", StringComparison.Ordinal)).ToArray();
        var (silos, addresses) = (ImmutableArray.CreateBuilder<SiloShape>(), hosts.Select(host => host.SiloAddress).ToArray());
        foreach (var host in hosts)
        {
            var runtime = host.Status == SiloStatus.Active ? await RuntimeOf(management, host.SiloAddress) : null;
            silos.Add(new SiloShape(
                NameOf(host),
                host.SiloAddress.Endpoint.ToString(),
                StatusOf(host.Status),
                new DateTimeOffset(DateTime.SpecifyKind(host.StartTime, DateTimeKind.Utc)),
                statistics.Count(grain => grain.SiloAddress.Equals(host.SiloAddress)),
                runtime is null ? 0 : (long)runtime.EnvironmentStatistics.FilteredMemoryUsageBytes,
                runtime is null ? null : runtime.EnvironmentStatistics.FilteredCpuUsagePercentage));
        }

        var types = statistics.GroupBy(grain => grain.GrainType).OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => new GrainShape(
            NameOf(type.Key), type.Count(), [.. addresses.Select(address => type.Count(grain => grain.SiloAddress.Equals(address)))]));
        var goingOn = runs.GoingOn.ToArray();
        return new ClusterShape(
            silos.ToImmutable(),
            [.. types],
            [.. (await Task.WhenAll(goingOn.Select(run => PartitionsOf(run, hosts)))).SelectMany(ofRun => ofRun)],
            [.. goingOn.Select(RateOf)],
            settings.OrleansDashboard);
    }

    /// <summary>Null when the silo does not answer; the table may not know yet that it is dead.</summary>
    private static async Task<SiloRuntimeStatistics?> RuntimeOf(IManagementGrain management, SiloAddress silo)
    {
        try
        {
            return (await management.GetRuntimeStatistics([silo]).WaitAsync(Patience))[0];
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>What lives on silos; nothing when one that was asked does not answer.</summary>
    private static async Task<DetailedGrainStatistic[]> StatisticsOf(IManagementGrain management)
    {
        try
        {
            return await management.GetDetailedGrainStatistics().WaitAsync(Patience);
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            return [];
        }
    }

    /// <summary>Where a run's partitions are, as they say themselves; those that do not answer are left out.</summary>
    private static async Task<IEnumerable<PartitionShape>> PartitionsOf(OngoingRun run, MembershipEntry[] hosts) =>
        from partition in await run.Partitions()
        join host in hosts on partition.Silo equals host.SiloAddress
        select new PartitionShape(run.Id, partition.Number, NameOf(host), partition.Actors, run.TickMilliseconds);

    private static RateShape RateOf(OngoingRun run)
    {
        var (ticks, messages) = run.Rates;
        return new RateShape(run.Id, ticks, messages, run.Watched.Viewers.Count);
    }

    private static string StatusOf(SiloStatus status) => status switch
    {
        SiloStatus.Active => "active",
        SiloStatus.Created or SiloStatus.Joining => "joining",
        SiloStatus.ShuttingDown or SiloStatus.Stopping => "leaving",
        _ => "dead",
    };

    /// <summary>The name from its settings, without what silos tell one another with it.</summary>
    private static string NameOf(MembershipEntry host) => MemberName.Parse(host.SiloName ?? "").Name;

    /// <summary>The class alone, without its namespace and assembly.</summary>
    private static string NameOf(string type)
    {
        var name = type.Split(',')[0];
        return name[(name.LastIndexOf('.') + 1)..];
    }
}
