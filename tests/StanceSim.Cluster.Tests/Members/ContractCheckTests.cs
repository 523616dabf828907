using Orleans.Runtime;
using StanceSim.Cluster.Client;
using StanceSim.Cluster.Hosting;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Tests.Registry;
using StanceSim.Cluster.Tests.Settings;
using StanceSim.Cluster.Tests.Stores;
using StanceSim.Testing.Stores;

namespace StanceSim.Cluster.Tests.Members;

/// <summary>Silos and clients of another contract version are refused before anything of them starts.</summary>
public sealed class ContractCheckTests(Servers servers)
{
    public static TheoryData<string> Kinds => [.. ClusterStores.Kinds];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_silo_and_a_client_of_another_contract_are_refused_and_told_who_speaks_it(string kind)
    {
        var settings = await ClusterWith(kind, "old-silo/0.0.9/0", SiloStatus.Active);
        var silo = await Assert.ThrowsAsync<ClusterException>(() => ClusterSilo.Prepare(settings, Stop));
        var client = await Assert.ThrowsAsync<ClusterException>(() => ClusterConnection.Open(settings, Stop));

        Assert.All([silo, client], refusal =>
        {
            var problem = Assert.Single(refusal.Problems);
            Assert.Equal("SIM7030", problem.Code);
            Assert.Contains("old-silo (version 0.0.9, contract 0)", problem.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_connection_that_is_older_than_a_silo_of_another_contract_places_no_run_there(string kind)
    {
        await using var member = await OneMember.Start(servers.Of(kind), "contract-later", Stop);
        await using var connection = await ClusterConnection.Open(member.Settings, Stop);
        await new KnownSilo("new-silo/9.9.9/9").Enter(member.Settings);

        var refusal = await Assert.ThrowsAsync<ClusterException>(async () => await connection.EngineWith(partitions: 2).Run(Workload.Plan, Stop).ToArrayAsync(Stop));

        Assert.Equal("SIM7030", Assert.Single(refusal.Problems).Code);
        Assert.Empty(await member.Runs());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_dead_silo_of_another_contract_keeps_nobody_out(string kind)
    {
        var settings = await ClusterWith(kind, "old-silo/0.0.9/0", SiloStatus.Dead);
        await ClusterSilo.Prepare(settings, Stop);

        Assert.Equal("SIM7031", Assert.Single((await Assert.ThrowsAsync<ClusterException>(() => ClusterConnection.Open(settings, Stop))).Problems).Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Silos_of_another_contract_that_were_all_killed_keep_nobody_out(string kind)
    {
        var settings = await ClusterWith(kind, "old-silo/0.0.9/0", SiloStatus.Active, TimeSpan.FromMinutes(1), "contract-killed");

        await ClusterSilo.Prepare(settings, Stop);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_store_that_is_away_is_told_from_a_bug(string kind)
    {
        var settings = Reading.Of(
            ("STANCESIM_STORE", kind),
            ("STANCESIM_CONNECTION", kind == "redis" ? "127.0.0.1:1,connectRetry=0,connectTimeout=500" : "Host=127.0.0.1;Port=1;Username=u;Password=hunter-2"));
        var problem = Assert.Single((await Assert.ThrowsAsync<ClusterException>(() => ClusterSilo.Prepare(settings, Stop))).Problems);

        Assert.Equal("SIM7020", problem.Code);
        Assert.Contains("127.0.0.1:1", problem.File, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter-2", problem.ToString(), StringComparison.Ordinal);
    }

    private Task<ClusterSettings> ClusterWith(string kind, string name, SiloStatus status, TimeSpan silent = default, string? cluster = null) => KnownSilo.In(
        servers.Of(kind), cluster ?? $"contract-{status.ToString().ToLowerInvariant()}", new KnownSilo(name) { Status = status, Silent = silent });
}
