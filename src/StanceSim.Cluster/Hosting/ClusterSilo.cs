using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using StanceSim.Cluster.Members;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Stores;
using StanceSim.Cluster.Stores.PostgreSql;
using StanceSim.Grains;
using StanceSim.Grains.Hosting;
using StanceSim.Grains.Silos;

namespace StanceSim.Cluster.Hosting;

/// <summary>Makes a silo a member of a cluster.</summary>
public static class ClusterSilo
{
    /// <summary>Of the time that a silo has for leaving; the rest is for what comes after its runs have gone.</summary>
    private const double ShareForRuns = 0.8;

    /// <summary>Makes the store ready and looks whether this program may join, before anything of the silo starts.</summary>
    /// <exception cref="Problems.ClusterException">It may not, or the store cannot be reached.</exception>
    public static async Task Prepare(ClusterSettings settings, CancellationToken cancellation)
    {
        if (settings.Store == ClusterStore.Postgres)
        {
            await PostgreSqlSchema.Apply(settings, cancellation);
        }

        ContractCheck.Check(settings, await MembershipTable.Read(settings, cancellation));
    }

    public static ISiloBuilder UseCluster(this ISiloBuilder silo, ClusterSettings settings)
    {
        silo.UseMembership(settings);
        silo.UseRunRegistry(settings);
        silo.AddStanceSim();
        silo.Services.AddSingleton(new MemoryBudget(settings.SiloName, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes));
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (settings.Cluster, settings.Cluster));
        silo.Configure<SiloOptions>(options => options.SiloName = MemberName.OfThisProgram(settings.SiloName).ToString());
        silo.Configure<EndpointOptions>(options => Endpoints(options, settings));
        silo.Configure<SiloMessagingOptions>(options => options.MaxMessageBodySize = WireContract.MostBytes);
        silo.Configure<LeavingOptions>(options => options.Patience = settings.LeaveTimeout * ShareForRuns);
        silo.Configure<ClusterMembershipOptions>(options => FailureDetection(options, settings));
        return silo;
    }

    private static void Endpoints(EndpointOptions options, ClusterSettings settings)
    {
        (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (settings.Advertise, settings.SiloPort, settings.GatewayPort);
        options.SiloListeningEndpoint = new IPEndPoint(settings.Advertise, settings.SiloPort);
        options.GatewayListeningEndpoint = new IPEndPoint(settings.Advertise, settings.GatewayPort);
    }

    private static void FailureDetection(ClusterMembershipOptions options, ClusterSettings settings)
    {
        options.ProbeTimeout = settings.ProbeTimeout;
        options.NumMissedProbesLimit = settings.MissedProbes;
        options.NumVotesForDeathDeclaration = settings.DeathVotes;
        options.TableRefreshTimeout = settings.TableRefresh;
        options.IAmAliveTablePublishTimeout = settings.AliveEvery;
    }
}
