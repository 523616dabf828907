using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Settings;

namespace StanceSim.Server.Hosting;

/// <summary>Tells a port or an address that cannot be listened on from a bug.</summary>
public static class Listening
{
    /// <summary>Why a program cannot listen where it was told to; null where the failure is of another kind.</summary>
    public static ListeningFault? FaultOf(Exception failure) => failure switch
    {
        AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => ListeningFault.PortTaken,
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable or SocketError.AccessDenied } => ListeningFault.AddressElsewhere,
        _ => failure.InnerException is { } inner ? FaultOf(inner) : null,
    };

    /// <summary>The problem of a silo, or null where the failure is of another kind.</summary>
    internal static ClusterException? ProblemOf(Exception failure, ClusterSettings settings) => FaultOf(failure) switch
    {
        null => null,
        ListeningFault.PortTaken => new ClusterException(
            ClusterProblemKinds.PortTaken, $"silo {settings.SiloName}",
            $"Another program listens on one of the ports {settings.SiloPort} (silo), {settings.GatewayPort} (gateway) and {settings.Http.Port} (http) of this machine.",
            "Stop it, or choose other ports with --silo-port, --gateway-port and --http."),
        _ => new ClusterException(
            ClusterProblemKinds.AddressElsewhere, $"silo {settings.SiloName}",
            $"This machine does not let the silo listen at {settings.Advertise} (ports {settings.SiloPort} and {settings.GatewayPort}) and {settings.Http.Authority}.",
            "Give --advertise and --http addresses of this machine, and ports from 1024."),
    };
}

/// <summary>Why a program cannot listen where it was told to.</summary>
public enum ListeningFault
{
    /// <summary>Another program listens on the port.</summary>
    PortTaken,

    /// <summary>The address is not this machine's, or the port is not for this user.</summary>
    AddressElsewhere,
}
