using System.Globalization;
using System.Text.RegularExpressions;
using StanceSim.Testing;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Silos;

namespace StanceSim.Server.Tests.Silos;

/// <summary>The commands under "Run on a cluster" do what they say. Only their ports are others, and the store was started already.</summary>
public sealed partial class ReadmeTests(Stores stores)
{
    private const string DotnetRun = "dotnet run --no-build --project src/StanceSim.Cli -- ";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_of_the_readme_about_clusters_runs()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder.At("scenarios"), RepositoryFiles.At("scenarios"));
        // The first silo has the default ports, which may be taken where tests run.
        var environment = new Dictionary<string, string?>(SiloProcess.EnvironmentOf(stores.Of("redis"), "readme"))
        {
            ["STANCESIM_SILO_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["STANCESIM_GATEWAY_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["STANCESIM_HTTP"] = $"http://127.0.0.1:{FreePort.Next()}",
        };
        foreach (var (name, value) in SiloCluster.Patience)
        {
            environment[name] = value;
        }

        var (commands, ports) = (Commands().ToArray(), new Dictionary<string, string>());
        var silos = new List<RunningProcess>();
        try
        {
            foreach (var command in commands)
            {
                var arguments = Port().Replace(command, port => PortFor(ports, port.Value)).Split(' ');
                if (arguments[0] == "silo")
                {
                    silos.Add(RunningProcess.Start("dotnet", [SiloProcess.ProgramFile, .. arguments], environment, folder.Path));
                    continue;
                }

                await using var process = RunningProcess.Start("dotnet", [SiloProcess.ProgramFile, .. arguments], environment, folder.Path);
                Assert.True(await process.Exit(Stop) == 0, $"{command}\n{string.Join('\n', process.Lines)}");
            }
        }
        finally
        {
            foreach (var silo in silos)
            {
                await silo.DisposeAsync();
            }
        }

        Assert.Equal((2, 6), (silos.Count, commands.Length));
    }

    /// <summary>Another port for each of the readme, the same wherever it stands.</summary>
    private static string PortFor(Dictionary<string, string> ports, string port) =>
        ports.TryGetValue(port, out var known) ? known : ports[port] = FreePort.Next().ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Commands()
    {
        var text = File.ReadAllText(RepositoryFiles.At("README.md"));
        var block = text[text.IndexOf("## Run on a cluster", StringComparison.Ordinal)..].Split("```sh\n")[1].Split("```")[0];
        return block.Split('\n').Where(line => line.StartsWith(DotnetRun, StringComparison.Ordinal)).Select(line => line[DotnetRun.Length..].TrimEnd(' ', '&'));
    }

    [GeneratedRegex(@"\b(11112|30001|8082)\b")]
    private static partial Regex Port();
}
