using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Settings;

namespace StanceSim.Server.Hosting;

/// <summary>Tells a port or an address that cannot be listened on from a bug.</summary>
internal static class Listening
{
    /// <summary>The problem, or null where the failure is of another kind.</summary>
    public static ClusterException? ProblemOf(Exception failure, ClusterSettings settings) => Cause(failure) switch
    {
        null => null,
        AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => new ClusterException(
            ClusterProblemKinds.PortTaken, $"silo {settings.SiloName}",
            $"Another program listens on one of the ports {settings.SiloPort} (silo), {settings.GatewayPort} (gateway) and {settings.Http.Port} (http) of this machine.",
            "Stop it, or choose other ports with --silo-port, --gateway-port and --http."),
        _ => new ClusterException(
            ClusterProblemKinds.AddressElsewhere, $"silo {settings.SiloName}",
            $"This machine does not let the silo listen at {settings.Advertise} (ports {settings.SiloPort} and {settings.GatewayPort}) and {settings.Http.Authority}.",
            "Give --advertise and --http addresses of this machine, and ports from 1024."),
    };

    private static Exception? Cause(Exception failure) =>
        failure is AddressInUseException
            or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable or SocketError.AccessDenied }
            ? failure
            : failure.InnerException is { } inner ? Cause(inner) : null;
}
