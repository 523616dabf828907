using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Settings;

namespace StanceSim.Server.Hosting;

/// <summary>Tells a port that somebody else listens on from a bug.</summary>
internal static class TakenPort
{
    public static bool Is(Exception exception) =>
        exception is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or AddressInUseException
        || (exception.InnerException is { } inner && Is(inner));

    public static ClusterException Of(ClusterSettings settings) => new(
        ClusterProblemKinds.PortTaken, $"silo {settings.SiloName}",
        $"Another program listens on one of the ports {settings.SiloPort} (silo), {settings.GatewayPort} (gateway) and {settings.Http.Port} (http) of this machine.",
        "Stop it, or choose other ports with --silo-port, --gateway-port and --http.");
}
