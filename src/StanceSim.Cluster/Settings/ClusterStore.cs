namespace StanceSim.Cluster.Settings;

/// <summary>Where a cluster keeps who is in it and what runs there are.</summary>
public enum ClusterStore
{
    /// <summary>In the memory of one silo on this machine: for trying out and for tests. Nothing outlives the silo.</summary>
    Development,

    Redis,

    /// <summary>PostgreSQL.</summary>
    Postgres,
}
