using StanceSim.Testing;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Silos;

namespace StanceSim.Server.Tests.Silos;

/// <summary>Clients of a cluster: one that is killed, and one that forks. The folders are those of runs in one process, byte for byte.</summary>
public sealed class ClientTests(Stores stores)
{
    private const int Ticks = 2000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_whose_client_is_killed_is_resumed_on_the_cluster_with_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("town.yaml"), Town.Scenario(Ticks), Stop);
        await using var cluster = await SiloCluster.Start(stores.Of("redis"), "client", 2, Stop, SiloCluster.Patience);
        string[] options = ["--cluster", "--partitions", "4", "--checkpoint-every", "0", "--quiet"];
        await using (var client = RunningProcess.Start(
            "dotnet", [SiloProcess.ProgramFile, "run", folder.At("town.yaml"), "--no-changes", "--out", folder.At("killed"), .. options], cluster.Environment))
        {
            Town.Checkpoint(folder.At("killed.unfinished"), Stop);
            client.Send(Signal.Kill);
            Assert.Equal(137, await client.Exit(Stop));
        }

        await Town.Done(cluster, Stop, ["resume", folder.At("killed"), .. options]);
        await Town.Done(cluster, Stop, "run", folder.At("town.yaml"), "--engine", "local", "--no-changes", "--quiet", "--out", folder.At("calm"));
        Assert.Equal(Town.Hashes(folder.At("calm")), Town.Hashes(folder.At("killed")));
    }

    [Fact]
    public async Task A_fork_on_the_cluster_is_a_fork_in_one_process()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await SiloCluster.Start(stores.Of("redis"), "forks", 2, Stop, SiloCluster.Patience);
        await Town.Done(cluster, Stop, "run", RepositoryFiles.Scenario("belarus-2020.yaml"), "--cluster", "--quiet", "--out", folder.At("parent"));
        string[] fork = ["fork", folder.At("parent"), "--tick", "20", "--set", "model.persuasion=2", "--say", "LTU condemn to=BLR issue=sanctions", "--quiet"];
        await Town.Done(cluster, Stop, [.. fork, "--cluster", "--partitions", "3", "--out", folder.At("there")]);
        await Town.Done(cluster, Stop, [.. fork, "--engine", "local", "--out", folder.At("here")]);

        Assert.Equal(Town.Hashes(folder.At("here")), Town.Hashes(folder.At("there")));
        await Town.Done(cluster, Stop, "replay", folder.At("there"));
    }
}
