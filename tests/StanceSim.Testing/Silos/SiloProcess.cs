using System.Globalization;
using System.Text.RegularExpressions;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Stores;

namespace StanceSim.Testing.Silos;

/// <summary>A silo as operators start it: a process of its own on loopback, <c>stancesim silo</c>.</summary>
public sealed partial class SiloProcess : IAsyncDisposable
{
    private SiloProcess(RunningProcess process, string name, Uri http) => (Process, Name, Http) = (process, name, http);

    /// <summary>The program that was built with the tests.</summary>
    public static string ProgramFile { get; } = Path.Combine(AppContext.BaseDirectory, "stancesim.dll");

    public RunningProcess Process { get; }

    public string Name { get; }

    /// <summary>Where health endpoints and figures are served.</summary>
    public Uri Http { get; }

    /// <summary>Variables that make any command a member or client of a cluster.</summary>
    public static Dictionary<string, string?> EnvironmentOf(IClusterStore store, string cluster) => new()
    {
        ["STANCESIM_CLUSTER"] = cluster,
        ["STANCESIM_STORE"] = store.Kind,
        ["STANCESIM_CONNECTION"] = store.Connection,
    };

    /// <summary>Starts a silo; it is not ready yet.</summary>
    /// <param name="store">Where the cluster keeps its membership.</param>
    /// <param name="cluster">Name of the cluster.</param>
    /// <param name="name">Name of the silo.</param>
    /// <param name="more">More arguments.</param>
    /// <param name="environment">More variables, over those of the cluster.</param>
    public static SiloProcess Start(
        IClusterStore store, string cluster, string name, IEnumerable<string>? more = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var http = $"http://127.0.0.1:{Text(FreePort.Next())}";
        var variables = EnvironmentOf(store, cluster);
        foreach (var (key, value) in environment ?? new Dictionary<string, string?>())
        {
            variables[key] = value;
        }

        var process = RunningProcess.Start(
            "dotnet",
            [
                ProgramFile, "silo", "--name", name, "--silo-port", Text(FreePort.Next()), "--gateway-port", Text(FreePort.Next()),
                "--http", http, .. more ?? [],
            ],
            variables);
        return new SiloProcess(process, name, new Uri(http));
    }

    /// <summary>Waits until the silo says that it has joined and takes work.</summary>
    public Task Ready(CancellationToken cancellation) => Process.Line(line => ReadyLine().IsMatch(line), cancellation);

    /// <summary>Ends it where it stands.</summary>
    public async Task Kill(CancellationToken cancellation)
    {
        Process.Send(Signal.Kill);
        await Process.Exit(cancellation);
    }

    /// <summary>Makes it stand still with its connections open; <see cref="Resume"/> lets it go on.</summary>
    public void Pause() => Process.Send(Signal.Stop);

    public void Resume() => Process.Send(Signal.Continue);

    /// <summary>Asks it to leave, waits for its end and gives the exit code.</summary>
    public Task<int> Leave(CancellationToken cancellation)
    {
        Process.Send(Signal.Terminate);
        return Process.Exit(cancellation);
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Silo \S+ is ready")]
    private static partial Regex ReadyLine();
}
