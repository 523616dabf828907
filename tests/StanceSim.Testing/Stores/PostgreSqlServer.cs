using System.Globalization;
using StanceSim.Testing.Processes;

namespace StanceSim.Testing.Stores;

/// <summary>A PostgreSQL server with an empty database, on a port of its own. It refuses to run as root, so root starts it as the user postgres.</summary>
public sealed class PostgreSqlServer : IClusterStore
{
    private const string Password = "test-only";

    /// <summary>Debian keeps the server's programs out of the path, by version.</summary>
    private static readonly string[] Folders = Directory.Exists("/usr/lib/postgresql")
        ? [.. Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))]
        : [];

    private readonly int port = FreePort.Next();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stancesim-postgres-");
    private RunningProcess? server;

    private PostgreSqlServer()
    {
    }

    public string Kind => "postgres";

    public string Connection => $"Host=127.0.0.1;Port={port};Username=stancesim;Password={Password};Database=postgres";

    private string Data => Path.Combine(folder.FullName, "data");

    public static async Task<PostgreSqlServer> Start(CancellationToken cancellation)
    {
        var postgres = new PostgreSqlServer();
        await postgres.Initialize(cancellation);
        await postgres.Restart(cancellation);
        return postgres;
    }

    public async Task Restart(CancellationToken cancellation)
    {
        server = StartAsServer("postgres",
        [
            "-D", Data, "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1",
            "-c", $"unix_socket_directories={folder.FullName}", "-c", "fsync=off", "-c", "max_connections=200",
        ]);
        await server.Line(line => line.Contains("ready to accept connections", StringComparison.Ordinal), cancellation);
    }

    public void Pause() => server!.SendToAll(Signal.Stop);

    public void Continue() => server!.SendToAll(Signal.Continue);

    public async Task Kill()
    {
        // SIGQUIT would be an orderly crash; killing the postmaster alone leaves its children to notice, so all go.
        await server!.DisposeAsync();
        server = null;
        File.Delete(Path.Combine(Data, "postmaster.pid"));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await Kill();
        }

        folder.Delete(recursive: true);
    }

    private async Task Initialize(CancellationToken cancellation)
    {
        var password = Path.Combine(folder.FullName, "password");
        await File.WriteAllTextAsync(password, Password, cancellation);
        if (Environment.IsPrivilegedProcess)
        {
            await using var chown = RunningProcess.Start("chown", ["-R", "postgres", folder.FullName]);
            await chown.Exit(cancellation);
        }

        await using var initialize = StartAsServer("initdb",
            ["-D", Data, "--username=stancesim", $"--pwfile={password}", "--auth=scram-sha-256", "--no-sync", "--encoding=UTF8", "--locale=C"]);
        if (await initialize.Exit(cancellation) != 0)
        {
            throw new InvalidOperationException($"initdb failed:\n{string.Join('\n', initialize.Lines)}");
        }
    }

    /// <summary>Replaces itself by the program, so that signals reach it and not a wrapper.</summary>
    private RunningProcess StartAsServer(string name, IEnumerable<string> arguments)
    {
        var program = Program.Find(name, Folders);
        return Environment.IsPrivilegedProcess
            ? RunningProcess.Start(
                "setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments], folder: folder.FullName)
            : RunningProcess.Start(program, arguments, folder: folder.FullName);
    }
}
