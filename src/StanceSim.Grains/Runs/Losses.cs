using System.Net.Sockets;
using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Runs;

/// <summary>Tells the loss of a part of the cluster from a failure of the run itself.</summary>
internal static class Losses
{
    /// <summary>True when another attempt may succeed: a silo, a connection or a partition is gone, or an answer did not come.</summary>
    public static bool IsLoss(Exception failure) =>
        failure is LostRunException or OrleansException or TimeoutException or SocketException or IOException;
}
