using System.Globalization;
using StanceSim.Testing;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Stores;

namespace StanceSim.Server.Tests.Compose;

/// <summary>A service of the compose files as a process of this machine: its command, variables and health check, where addresses and folders are those of a test.</summary>
internal sealed class ContainerProcess
{
    private readonly Dictionary<string, string?> environment;
    private readonly string[] command;
    private readonly string[] check;
    private readonly (string There, string Here)[] replaced;

    /// <param name="service">The service.</param>
    /// <param name="program">What stands in for <c>/program</c>.</param>
    /// <param name="folder">What <c>/runs</c> is in.</param>
    /// <param name="store">What stands in for the store.</param>
    public ContainerProcess(Dictionary<string, object> service, ImageProgram program, TemporaryFolder folder, IClusterStore store)
    {
        var port = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        replaced = [("/program/", program.Folder + "/"), ("/scenarios", RepositoryFiles.At("scenarios")), ("/runs", folder.At("runs")), ("8080", port), ("8081", port)];
        environment = new Dictionary<string, string?>(ImageFile.Environment);
        foreach (var (name, value) in (Dictionary<object, object>)service["environment"])
        {
            environment[(string)name] = Here((string)value);
        }

        environment["STANCESIM_CONNECTION"] = store.Connection;
        environment["STANCESIM_ADVERTISE"] = "127.0.0.1";
        environment["STANCESIM_SILO_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        environment["STANCESIM_GATEWAY_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        command = [.. ImageFile.Entrypoint.Concat(Words(service["command"])).Select(Here)];
        check = [.. Words(((Dictionary<object, object>)service["healthcheck"])["test"]).Skip(1).Select(Here)];
        Health = new Uri($"http://127.0.0.1:{port}/health/ready");
    }

    /// <summary>The address that the health check asks.</summary>
    public Uri Health { get; }

    public RunningProcess Start() => RunningProcess.Start(command[0], command[1..], environment);

    /// <summary>Runs the health check and gives what it exits with.</summary>
    public async Task<int> Check(CancellationToken cancellation)
    {
        await using var asking = RunningProcess.Start(check[0], check[1..], environment);
        return await asking.Exit(cancellation);
    }

    private string Here(string there) => replaced.Aggregate(there, (text, pair) => text.Replace(pair.There, pair.Here, StringComparison.Ordinal));

    private static IEnumerable<string> Words(object list) => ((List<object>)list).Cast<string>();
}
