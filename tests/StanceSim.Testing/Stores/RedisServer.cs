using System.Globalization;
using StanceSim.Testing.Processes;

namespace StanceSim.Testing.Stores;

/// <summary>A Redis server with a password, on a port of its own.</summary>
public sealed class RedisServer : IClusterStore
{
    private const string Password = "test-only";

    private readonly int port = FreePort.Next();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stancesim-redis-");
    private RunningProcess? server;

    private RedisServer()
    {
    }

    public string Kind => "redis";

    public string Connection => $"127.0.0.1:{port},password={Password}";

    public static async Task<RedisServer> Start(CancellationToken cancellation)
    {
        var redis = new RedisServer();
        await redis.Restart(cancellation);
        return redis;
    }

    public async Task Restart(CancellationToken cancellation)
    {
        server = RunningProcess.Start(Program.Find("redis-server", "/usr/bin"),
        [
            "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--requirepass", Password,
            "--dir", folder.FullName, "--save", "", "--appendonly", "yes", "--appendfsync", "no",
        ]);
        await server.Line(line => line.Contains("Ready to accept connections", StringComparison.Ordinal), cancellation);
    }

    public void Pause() => server!.Send(Signal.Stop);

    public void Continue() => server!.Send(Signal.Continue);

    public async Task Kill()
    {
        server!.Send(Signal.Kill);
        await server.DisposeAsync();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await Kill();
        }

        folder.Delete(recursive: true);
    }
}
