using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace StanceSim.Testing.Processes;

/// <summary>Gives out loopback ports that nobody else uses, neither in this process nor in another one that tests at the same time.</summary>
/// <remarks>Ports lie below those that systems give to outgoing connections, so that none is taken between being chosen and being used.</remarks>
public static class FreePort
{
    private const int First = 20_000;
    private const int Last = 29_999;

    private static readonly Lock Gate = new();

    /// <summary>Open lock files; they reserve the ports until this process ends, however it ends.</summary>
    private static readonly List<FileStream> Reserved = [];

    private static int next = First + (Environment.ProcessId * 37 % (Last - First));

    public static int Next()
    {
        lock (Gate)
        {
            for (var tries = First; tries <= Last; tries++)
            {
                var port = next;
                next = next == Last ? First : next + 1;
                if (TryReserve(port))
                {
                    return port;
                }
            }

            throw new InvalidOperationException($"Every port from {First} to {Last} is taken.");
        }
    }

    private static bool TryReserve(int port)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "stancesim-ports"));
        try
        {
            var file = new FileStream(
                Path.Combine(folder.FullName, port.ToString(CultureInfo.InvariantCulture)), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (IsFree(port))
            {
                Reserved.Add(file);
                return true;
            }

            file.Dispose();
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
