using StanceSim.Testing;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Silos;
using StanceSim.Testing.Stores;

namespace StanceSim.Server.Tests.Silos;

/// <summary>Silos that were taken for dead and come back.</summary>
public sealed class ZombieTests
{
    private const int Ticks = 1000;

    /// <summary>A silo that stands still is soon declared dead, one that is merely slow is not.</summary>
    private static readonly Dictionary<string, string?> Watchful = new() { ["STANCESIM_PROBE_TIMEOUT"] = "2s", ["STANCESIM_TABLE_REFRESH"] = "1s" };

    public static TheoryData<string> Kinds => [.. ClusterStores.Kinds];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_silo_that_comes_back_from_the_dead_changes_nothing(string kind)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("town.yaml"), Town.Scenario(Ticks), Stop);
        await using var store = await ClusterStores.Start(kind, Stop);
        await using var cluster = await SiloCluster.Start(store, "zombie", 3, Stop, Watchful);
        string[] run = ["run", folder.At("town.yaml"), "--no-changes", "--quiet"];
        await using (var client = RunningProcess.Start(
            "dotnet", [SiloProcess.ProgramFile, .. run, "--out", folder.At("there"), "--cluster", "--partitions", "6", "--checkpoint-every", "0"], cluster.Environment))
        {
            Town.Checkpoint(folder.At("there.unfinished"), Stop);
            var zombie = cluster.Silos[0];
            zombie.Pause();
            await client.Line(line => line.StartsWith("The run goes on at tick ", StringComparison.Ordinal), Stop);
            zombie.Resume();
            Assert.NotEqual(0, await zombie.Process.Exit(Stop));
            Assert.True(await client.Exit(Stop) == 0, string.Join('\n', client.Lines));
        }

        await Town.Done(cluster, Stop, [.. run, "--out", folder.At("calm"), "--engine", "local"]);
        Assert.Equal(Town.Hashes(folder.At("calm")), Town.Hashes(folder.At("there")));
        var listed = await Town.Listed(cluster, Stop);
        Assert.Equal(("done", Ticks, true), (listed.GetProperty("state").GetString(), listed.GetProperty("tick").GetInt32(), listed.GetProperty("epoch").GetInt32() > 0));
    }
}
