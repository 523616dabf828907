namespace StanceSim.Testing.Stores;

/// <summary>The stores that clusters can have, by the value of <c>STANCESIM_STORE</c>.</summary>
public static class ClusterStores
{
    public static IReadOnlyList<string> Kinds { get; } = ["redis", "postgres"];

    public static async Task<IClusterStore> Start(string kind, CancellationToken cancellation) =>
        kind == "redis" ? await RedisServer.Start(cancellation) : await PostgreSqlServer.Start(cancellation);
}
