using System.Collections.Immutable;

namespace StanceSim.Cluster.Settings;

/// <summary>Every setting of silos and clients. A flag wins over a variable, a variable over the file.</summary>
public static class SettingNames
{
    public static readonly Setting Cluster = new("cluster", "STANCESIM_CLUSTER", "--cluster-name", "stancesim",
        "a-z, 0-9 and -, 63 at most", "Name of the cluster. Clusters of different names share a store without meeting.");

    public static readonly Setting Store = new("store", "STANCESIM_STORE", "--store", "development",
        "redis, postgres, development", "Where the cluster keeps who is in it and its registry of runs; development is one silo's memory.");

    public static readonly Setting Connection = new("connection", "STANCESIM_CONNECTION", null, "",
        "of StackExchange.Redis or Npgsql", "How to reach the store. A secret: never logged.");

    public static readonly Setting ConnectionFile = new("connectionFile", "STANCESIM_CONNECTION_FILE", null, "",
        "a path", "File that holds the connection, such as a container's secret.");

    public static readonly Setting SiloName = new("siloName", "STANCESIM_SILO_NAME", "--name", "the host's name",
        "a-z, A-Z, 0-9, . and -, 63 at most", "Name of the silo in logs and status.");

    public static readonly Setting SiloPort = new("siloPort", "STANCESIM_SILO_PORT", "--silo-port", "11111",
        "1 to 65535", "Port on which silos talk to one another.");

    public static readonly Setting GatewayPort = new("gatewayPort", "STANCESIM_GATEWAY_PORT", "--gateway-port", "30000",
        "1 to 65535", "Port on which clients such as `run --cluster` talk to the silo.");

    public static readonly Setting Advertise = new("advertise", "STANCESIM_ADVERTISE", "--advertise", "127.0.0.1",
        "an address or host name", "Address of this machine that the silo listens on and that others reach it by.");

    public static readonly Setting Http = new("http", "STANCESIM_HTTP", "--http", "http://127.0.0.1:8081",
        "http://address:port", "Where health, metrics and the cluster's dashboard are served.");

    public static readonly Setting AllowRemote = new("allowRemote", "STANCESIM_ALLOW_REMOTE", "--allow-remote", "false",
        "true, false", "Permits advertise and http to be addresses that other machines reach. Nothing on these ports is encrypted.");

    public static readonly Setting Token = new("token", "STANCESIM_TOKEN", null, "",
        "16 letters or more", "What HTTP requests that come from other machines must bring. A secret: never logged.");

    public static readonly Setting TokenFile = new("tokenFile", "STANCESIM_TOKEN_FILE", null, "",
        "a path", "File that holds the token, such as a container's secret.");

    public static readonly Setting ProbeTimeout = new("probeTimeout", "STANCESIM_PROBE_TIMEOUT", "--probe-timeout", "500ms",
        "100ms to 60s", "How long a silo waits for another's answer to a probe, and how often it probes.");

    public static readonly Setting MissedProbes = new("missedProbes", "STANCESIM_MISSED_PROBES", "--missed-probes", "2",
        "1 to 20", "Probes without an answer after which a silo votes another dead.");

    public static readonly Setting DeathVotes = new("deathVotes", "STANCESIM_DEATH_VOTES", "--death-votes", "2",
        "1 to 3", "Votes that declare a silo dead; in a cluster of two, one is enough.");

    public static readonly Setting TableRefresh = new("tableRefresh", "STANCESIM_TABLE_REFRESH", "--table-refresh", "5s",
        "1s to 300s", "How often a silo reads who is in the cluster, beside being told of changes.");

    public static readonly Setting AliveEvery = new("aliveEvery", "STANCESIM_ALIVE_EVERY", "--alive-every", "5s",
        "1s to 300s", "How often a silo writes that it lives; three missed ones make its entry stale.");

    public static readonly Setting LeaveTimeout = new("leaveTimeout", "STANCESIM_LEAVE_TIMEOUT", "--leave-timeout", "30s",
        "1s to 600s", "How long a silo that was told to stop may take to hand over its partitions.");

    public static readonly Setting Log = new("log", "STANCESIM_LOG", "--log", "text",
        "text, json", "Form of the log on standard output, one line for each event.");

    public static ImmutableArray<Setting> All { get; } =
    [
        Cluster, Store, Connection, ConnectionFile, SiloName, SiloPort, GatewayPort, Advertise, Http, AllowRemote, Token, TokenFile,
        ProbeTimeout, MissedProbes, DeathVotes, TableRefresh, AliveEvery, LeaveTimeout, Log,
    ];
}
