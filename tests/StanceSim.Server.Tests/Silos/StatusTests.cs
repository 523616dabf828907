using System.Text.Json;
using StanceSim.Testing;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Silos;

namespace StanceSim.Server.Tests.Silos;

/// <summary>What <c>cluster status</c> says of a cluster at work, and of one whose silo stands still and is not known to.</summary>
public sealed class StatusTests(Stores stores)
{
    private const int Partitions = 6;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silos_say_what_they_do_and_one_that_stands_still_is_told_to_give_no_answer()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("town.yaml"), Town.Scenario(ticks: 1_000_000), Stop);
        await using var cluster = await SiloCluster.Start(stores.Of("redis"), "status", 3, Stop, SiloCluster.Patience);
        string[] run = ["run", folder.At("town.yaml"), "--no-changes", "--quiet", "--out", folder.At("run"), "--cluster", "--partitions", "6", "--checkpoint-every", "0"];
        await using var client = RunningProcess.Start("dotnet", [SiloProcess.ProgramFile, .. run], cluster.Environment);
        Town.Checkpoint(folder.At("run.unfinished"), Stop);

        var working = await Silos(cluster);
        Assert.Equal(Partitions, working.Sum(silo => silo.GetProperty("partitions").GetInt32()));
        Assert.Equal(301, working.Sum(silo => silo.GetProperty("actors").GetInt32()));
        Assert.All(working, silo => Assert.True(silo.GetProperty("activations").GetInt32() > 0));
        Assert.True(working.Sum(silo => silo.GetProperty("messagesPerSecond").GetDouble()) > 0);

        cluster.Silos[1].Pause();
        var text = Done(cluster);
        var silos = await Silos(cluster);
        var silent = silos.Single(silo => silo.GetProperty("name").GetString() == cluster.Silos[1].Name);
        Assert.All(silos.Where(silo => !silo.Equals(silent)), silo => Assert.True(silo.GetProperty("partitions").GetInt32() > 0));
        Assert.Equal("active", silent.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, silent.GetProperty("partitions").ValueKind);
        Assert.Equal(JsonValueKind.Null, silent.GetProperty("messagesPerSecond").ValueKind);
        Assert.Contains("no answer", (await text).Output, StringComparison.Ordinal);
        cluster.Silos[1].Resume();
    }

    private static async Task<JsonElement[]> Silos(SiloCluster cluster)
    {
        var status = await Done(cluster, "--json");
        return [.. JsonDocument.Parse(status.Output).RootElement.GetProperty("silos").EnumerateArray()];
    }

    private static async Task<Command> Done(SiloCluster cluster, params string[] more)
    {
        var status = await cluster.Run(Stop, ["cluster", "status", .. more]);
        Assert.True(status.ExitCode == 0, status.Text);
        return status;
    }
}
