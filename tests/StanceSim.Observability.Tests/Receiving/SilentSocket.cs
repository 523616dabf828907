using System.Net;
using System.Net.Sockets;

namespace StanceSim.Observability.Tests.Receiving;

/// <summary>Takes every connection and whatever comes in, and never says a word.</summary>
internal sealed class SilentSocket : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> connections = [];
    private readonly Task accepting;

    public SilentSocket()
    {
        listener.Start();
        accepting = Accept();
    }

    public string Endpoint => $"http://{listener.LocalEndpoint}";

    public int Connections
    {
        get
        {
            lock (connections)
            {
                return connections.Count;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        connections.ForEach(connection => connection.Dispose());
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var connection = await listener.AcceptTcpClientAsync();
                lock (connections)
                {
                    connections.Add(connection);
                }
            }
        }
        catch (SocketException)
        {
            // The listener was stopped.
        }
        catch (ObjectDisposedException)
        {
            // The same, a moment later.
        }
    }
}
