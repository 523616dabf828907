using StanceSim.Model.Messages;
using StanceSim.Model.Policies;

namespace StanceSim.Grains.Contracts;

/// <summary>What one partition knows of all that a run needs to go on; see <see cref="Model.Snapshot"/>.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.SnapshotSlice")]
public sealed record SnapshotSlice
{
    /// <summary>Rows of positions, deterrence, what was said and movers; empty where the world has no such table.</summary>
    [Id(0)]
    public Numbers Positions { get; init; }

    [Id(1)]
    public Numbers Said { get; init; }

    [Id(2)]
    public Numbers Deterrence { get; init; }

    [Id(3)]
    public Cause?[] Movers { get; init; } = [];

    /// <summary>Affinities on the rows' edges.</summary>
    [Id(4)]
    public Numbers Affinities { get; init; }

    /// <summary>The whole agenda, of which the items of the partition's own actors are up to date.</summary>
    [Id(5)]
    public AgendaState[] Agenda { get; init; } = [];

    /// <summary>All messages under way, told by the first partition only: every partition has the same.</summary>
    [Id(6)]
    public Message[] UnderWay { get; init; } = [];
}
