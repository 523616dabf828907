using System.Text.Json;
using StanceSim.Testing;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Silos;
using StanceSim.Testing.Stores;

namespace StanceSim.Server.Tests.Silos;

/// <summary>The registry of runs as operators see it: silos, clients and stores are processes.</summary>
public sealed class RegistryTests
{
    private const int Ticks = 1000;

    public static TheoryData<string> Kinds => [.. ClusterStores.Kinds];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_run_pauses_while_storage_is_away_and_ends_with_the_bytes_of_an_undisturbed_one(string kind)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("town.yaml"), Town.Scenario(Ticks), Stop);
        await using var store = await ClusterStores.Start(kind, Stop);
        await using var cluster = await SiloCluster.Start(store, "away", 2, Stop, SiloCluster.Patience);
        string[] run = ["run", folder.At("town.yaml"), "--no-changes", "--json"];
        await using (var client = RunningProcess.Start(
            "dotnet", [SiloProcess.ProgramFile, .. run, "--out", folder.At("paused"), "--cluster", "--partitions", "4", "--checkpoint-every", "0"], cluster.Environment))
        {
            Town.Checkpoint(folder.At("paused.unfinished"), Stop);
            await store.Kill();
            var notice = await client.Line(line => line.StartsWith("Storage of the cluster is away; the run is paused at tick ", StringComparison.Ordinal), Stop);
            Assert.Contains($"and goes on when it is back. ({kind} 127.0.0.1:", notice, StringComparison.Ordinal);
            await store.Restart(Stop);
            Assert.True(await client.Exit(Stop) == 0, string.Join('\n', client.Lines));

            Assert.Single(client.Lines, line => line.StartsWith("Storage of the cluster is back; the run goes on at tick ", StringComparison.Ordinal));
            using var document = JsonDocument.Parse(client.Output);
            var pause = Assert.Single(document.RootElement.GetProperty("pauses").EnumerateArray());
            Assert.True(pause.GetProperty("seconds").GetDouble() > 0);
        }

        await Town.Done(cluster, Stop, [.. run, "--out", folder.At("calm"), "--engine", "local"]);
        Assert.Equal(Town.Hashes(folder.At("calm")), Town.Hashes(folder.At("paused")));
        var lines = cluster.Silos.SelectMany(silo => silo.Process.Lines).ToArray();
        Assert.Single(lines, line => line.Contains("waits at tick", StringComparison.Ordinal) && line.Contains("warn", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("storage is back", StringComparison.Ordinal));
        await IsListedAsDone(cluster);
    }

    [Fact]
    public async Task A_silo_refuses_a_run_that_does_not_fit_it()
    {
        using var folder = new TemporaryFolder();
        await using var store = await ClusterStores.Start("redis", Stop);
        var small = new Dictionary<string, string?>(SiloCluster.Patience) { ["DOTNET_GCHeapHardLimit"] = "0x8000000" };
        await using var cluster = await SiloCluster.Start(store, "small", 1, Stop, small);
        await File.WriteAllTextAsync(folder.At("town.yaml"), Town.Scenario(Ticks, citizens: 50_000), Stop);
        var refused = await cluster.Run(Stop, "run", folder.At("town.yaml"), "--cluster", "--quiet", "--out", folder.At("refused"));

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("SIM6024", refused.Text, StringComparison.Ordinal);
        Assert.Contains("of memory on silo silo-1, which has 40 MB left of the 140 MB that it may use.", refused.Text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("refused")) || Directory.Exists(folder.At("refused.unfinished")));
        await Town.Done(cluster, Stop, "run", RepositoryFiles.Scenario("hello.yaml"), "--cluster", "--quiet", "--out", folder.At("fits"));
    }

    private static async Task IsListedAsDone(SiloCluster cluster)
    {
        var run = await Town.Listed(cluster, Stop);
        Assert.Equal(
            ("done", Ticks, Ticks, 0),
            (run.GetProperty("state").GetString(), run.GetProperty("tick").GetInt32(), run.GetProperty("ticks").GetInt32(), run.GetProperty("epoch").GetInt32()));
        var text = await cluster.Run(Stop, "cluster", "status");
        Assert.Matches(@"\nrun +id +state +since \(UTC\) +changed \(UTC\) +tick +epoch +seed\n", text.Output);
        Assert.Matches(@"\ntown\S* +[0-9a-f]{16} +done +[-0-9]{10} [:0-9]{8} +[-0-9]{10} [:0-9]{8} +1000 of 1000 +0 +\d+", text.Output);
    }
}
