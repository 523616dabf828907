using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using StanceSim.Testing.Silos;

namespace StanceSim.Server.Tests.Silos;

/// <summary>A run that takes long enough for something to happen to it, and what is looked at of its folder.</summary>
internal static class Town
{
    public static string Scenario(int ticks, int citizens = 300) => string.Create(CultureInfo.InvariantCulture, $$$"""
        title: A town
        time: {ticks: {{{ticks}}} }
        issues: [{id: opinion}]
        actors: [{id: A, positions: {opinion: 0.5}}]
        populations:
          - {id: citizen, count: {{{citizens}}}, positions: {opinion: {spread: uniform, low: -1, high: 1}}, network: {kind: random, degree: 6}}
        model: {rule: friedkin-johnsen}

        """);

    /// <summary>Waits until a run has left something to go on from.</summary>
    public static void Checkpoint(string folder, CancellationToken stop)
    {
        var place = Path.Combine(folder, "checkpoint");
        using var watch = new FileSystemWatcher(Path.GetDirectoryName(folder)!) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        while (!File.Exists(place))
        {
            stop.ThrowIfCancellationRequested();
            watch.WaitForChanged(WatcherChangeTypes.All, 100);
        }
    }

    /// <summary>Runs a command as a client of a cluster, which must do it.</summary>
    public static async Task Done(SiloCluster cluster, CancellationToken stop, params string[] arguments)
    {
        var command = await cluster.Run(stop, arguments);
        Assert.True(command.ExitCode == 0, command.Text);
    }

    /// <summary>The one run that a cluster lists.</summary>
    public static async Task<JsonElement> Listed(SiloCluster cluster, CancellationToken stop)
    {
        var status = await cluster.Run(stop, "cluster", "status", "--json");
        Assert.True(status.ExitCode == 0, status.Text);
        using var document = JsonDocument.Parse(status.Output);
        return Assert.Single(document.RootElement.GetProperty("runs").EnumerateArray()).Clone();
    }

    /// <summary>Name and hash of every file of a folder.</summary>
    public static string[] Hashes(string folder) =>
        [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];
}
