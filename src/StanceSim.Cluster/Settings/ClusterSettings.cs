using System.Net;

namespace StanceSim.Cluster.Settings;

/// <summary>All that silos and clients of a cluster are told, validated. <see cref="SettingNames"/> says what each means.</summary>
public sealed record ClusterSettings
{
    public required string Cluster { get; init; }

    public required ClusterStore Store { get; init; }

    public required Secret Connection { get; init; }

    public required string SiloName { get; init; }

    public required int SiloPort { get; init; }

    public required int GatewayPort { get; init; }

    public required IPAddress Advertise { get; init; }

    public required Uri Http { get; init; }

    /// <summary>What requests from other machines must bring; empty: none may come from there.</summary>
    public required Secret Token { get; init; }

    public required TimeSpan ProbeTimeout { get; init; }

    public required int MissedProbes { get; init; }

    public required int DeathVotes { get; init; }

    public required TimeSpan TableRefresh { get; init; }

    public required TimeSpan AliveEvery { get; init; }

    public required TimeSpan LeaveTimeout { get; init; }

    public required LogFormat Log { get; init; }
}
