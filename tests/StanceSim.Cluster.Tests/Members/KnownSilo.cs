using System.Net;
using Orleans;
using Orleans.Runtime;
using StanceSim.Cluster.Hosting;
using StanceSim.Cluster.Members;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Tests.Settings;
using StanceSim.Testing.Stores;

namespace StanceSim.Cluster.Tests.Members;

/// <summary>A silo that a cluster's table knows and that was never started.</summary>
/// <param name="Name">What it calls itself, as <c>name/0.1.0/3</c>.</param>
internal sealed record KnownSilo(string Name)
{
    public SiloStatus Status { get; init; } = SiloStatus.Active;

    /// <summary>Time since it last wrote that it lives.</summary>
    public TimeSpan Silent { get; init; }

    /// <summary>Where clients would talk to it.</summary>
    public int GatewayPort { get; init; } = 2;

    /// <summary>Settings of a cluster whose table holds this silo alone.</summary>
    public static async Task<ClusterSettings> In(IClusterStore store, string cluster, KnownSilo silo)
    {
        var stop = TestContext.Current.CancellationToken;
        var settings = Reading.Of(("STANCESIM_STORE", store.Kind), ("STANCESIM_CONNECTION", store.Connection), ("STANCESIM_CLUSTER", cluster));
        await ClusterSilo.Prepare(settings, stop);
        await silo.Enter(settings);
        return settings;
    }

    /// <summary>Enters it in the table of a cluster.</summary>
    public async Task Enter(ClusterSettings settings)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var services = MembershipTable.ServicesOf(settings);
        var table = (IMembershipTable)services.GetService(typeof(IMembershipTable))!;
        await table.InitializeMembershipTableAsync(true, stop);
        var version = (await table.ReadAllAsync(stop)).Version;
        Assert.True(await table.InsertRowAsync(Entry(), version.Next(), stop));
    }

    private MembershipEntry Entry() => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 1, 1),
        SiloName = Name,
        HostName = "elsewhere",
        Status = Status,
        ProxyPort = GatewayPort,
        StartTime = DateTime.UtcNow,
        IAmAliveTime = DateTime.UtcNow - Silent,
    };
}
