using StanceSim.Cluster.Client;
using StanceSim.Cluster.Members;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Tests.Members;
using StanceSim.Cluster.Tests.Stores;
using StanceSim.Testing.Processes;

namespace StanceSim.Cluster.Tests.Client;

public sealed class ClusterConnectionTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Takes as long as a client waits; which store names the silo makes no difference.</summary>
    [Fact]
    public async Task A_client_of_silos_that_are_in_the_table_and_do_not_answer_is_told_so()
    {
        var name = MemberName.OfThisProgram("gone").ToString();
        var settings = await KnownSilo.In(servers.Of("redis"), "unreached", new KnownSilo(name) { GatewayPort = FreePort.Next() });

        var problem = Assert.Single((await Assert.ThrowsAsync<ClusterException>(() => ClusterConnection.Open(settings, Stop))).Problems);

        Assert.Equal("SIM7032", problem.Code);
        Assert.Equal("cluster unreached", problem.File);
        Assert.StartsWith("No silo answers: ", problem.Message, StringComparison.Ordinal);
    }
}
