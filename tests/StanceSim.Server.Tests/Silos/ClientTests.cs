using System.Security.Cryptography;
using StanceSim.Testing;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Silos;

namespace StanceSim.Server.Tests.Silos;

/// <summary>Clients of a cluster: one that is killed, and one that forks. The folders are those of runs in one process, byte for byte.</summary>
public sealed class ClientTests(Stores stores)
{
    private const string Town = """
        title: A town
        time: {ticks: 5000}
        issues: [{id: opinion}]
        actors: [{id: A, positions: {opinion: 0.5}}]
        populations:
          - {id: citizen, count: 300, positions: {opinion: {spread: uniform, low: -1, high: 1}}, network: {kind: random, degree: 6}}
        model: {rule: friedkin-johnsen}

        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_whose_client_is_killed_is_resumed_on_the_cluster_with_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("town.yaml"), Town, Stop);
        await using var cluster = await SiloCluster.Start(stores.Of("redis"), "client", 2, Stop, SiloCluster.Patience);
        string[] options = ["--cluster", "--partitions", "4", "--checkpoint-every", "0", "--quiet"];
        await using (var client = RunningProcess.Start(
            "dotnet", [SiloProcess.ProgramFile, "run", folder.At("town.yaml"), "--no-changes", "--out", folder.At("killed"), .. options], cluster.Environment))
        {
            Checkpoint(folder.At("killed.unfinished"));
            client.Send(Signal.Kill);
            Assert.Equal(137, await client.Exit(Stop));
        }

        await Done(cluster, ["resume", folder.At("killed"), .. options]);
        await Done(cluster, "run", folder.At("town.yaml"), "--engine", "local", "--no-changes", "--quiet", "--out", folder.At("calm"));
        Assert.Equal(Hashes(folder.At("calm")), Hashes(folder.At("killed")));
    }

    [Fact]
    public async Task A_fork_on_the_cluster_is_a_fork_in_one_process()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await SiloCluster.Start(stores.Of("redis"), "forks", 2, Stop, SiloCluster.Patience);
        await Done(cluster, "run", RepositoryFiles.Scenario("belarus-2020.yaml"), "--cluster", "--quiet", "--out", folder.At("parent"));
        string[] fork = ["fork", folder.At("parent"), "--tick", "20", "--set", "model.persuasion=2", "--say", "LTU condemn to=BLR issue=sanctions", "--quiet"];
        await Done(cluster, [.. fork, "--cluster", "--partitions", "3", "--out", folder.At("there")]);
        await Done(cluster, [.. fork, "--engine", "local", "--out", folder.At("here")]);

        Assert.Equal(Hashes(folder.At("here")), Hashes(folder.At("there")));
        await Done(cluster, "replay", folder.At("there"));
    }

    private static async Task Done(SiloCluster cluster, params string[] arguments)
    {
        var command = await cluster.Run(Stop, arguments);
        Assert.True(command.ExitCode == 0, command.Text);
    }

    /// <summary>Waits until a run has left something to go on from.</summary>
    private static void Checkpoint(string folder)
    {
        var place = Path.Combine(folder, "checkpoint");
        using var watch = new FileSystemWatcher(Path.GetDirectoryName(folder)!) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        while (!File.Exists(place))
        {
            Stop.ThrowIfCancellationRequested();
            watch.WaitForChanged(WatcherChangeTypes.All, 100);
        }
    }

    private static string[] Hashes(string folder) =>
        [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];
}
