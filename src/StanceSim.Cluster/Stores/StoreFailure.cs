using System.Net.Sockets;
using Npgsql;
using Orleans.Persistence.Redis;
using StackExchange.Redis;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Settings;

namespace StanceSim.Cluster.Stores;

/// <summary>Tells a store that is away or refuses from a bug.</summary>
public static class StoreFailure
{
    /// <summary>True for what stores throw when they are away or refuse a connection.</summary>
    public static bool Is(Exception exception) =>
        exception is RedisException or NpgsqlException or SocketException or TimeoutException
        // Orleans' provider for Redis may keep of its reason nothing but the text.
        || exception is RedisStorageException { InnerException: null }
        || (exception.InnerException is { } inner && Is(inner));

    /// <summary>What people are told of a run that waits for storage; null for failures of another kind.</summary>
    public static string? WhyAway(ClusterSettings settings, Exception exception) =>
        Is(exception) ? $"{StoreAddress.Of(settings) ?? "the store"} {WhatOf(exception)}" : null;

    /// <summary>A store that refuses is there, and is to be mended in another way than one that is away. 57P is PostgreSQL's word that it stops or starts.</summary>
    private static string WhatOf(Exception exception) => exception switch
    {
        PostgresException { SqlState: not ['5', '7', 'P', ..] } or RedisServerException => $"refuses: {FirstLine(exception).TrimEnd('.')}",
        { InnerException: { } inner } when Is(inner) => WhatOf(inner),
        _ => $"cannot be reached: {FirstLine(exception).TrimEnd('.')}",
    };

    /// <summary>What the operator is told.</summary>
    public static ClusterException Of(ClusterSettings settings, Exception exception) =>
        new(ClusterProblemKinds.StoreUnreachable, StoreAddress.Of(settings) ?? "store",
            $"The store cannot be reached: {FirstLine(exception)}", "Check that it runs, and the address, user and password of the connection.");

    /// <summary>Messages of stores go on for lines, and hold no secret in the first.</summary>
    internal static string FirstLine(Exception exception) => exception.Message.Split('\n', '(')[0].TrimEnd(' ', '.', '\r') + ".";
}
