using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;

namespace StanceSim.Grains.Contracts;

/// <summary>One partition's rows of a frame and what led to them.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.TickSlice")]
public sealed record TickSlice
{
    /// <summary>The rows; everybody's where this partition is the teller, and none where another is.</summary>
    [Id(0)]
    public Numbers Positions { get; init; }

    /// <summary>The rows' edges; empty when no affinity changed in the tick.</summary>
    [Id(1)]
    public Numbers Affinities { get; init; }

    [Id(2)]
    public Numbers Deterrence { get; init; }

    [Id(3)]
    public Change[] Changes { get; init; } = [];

    /// <summary>Contributions of the changes, at the places that the changes name.</summary>
    [Id(4)]
    public Contribution[] Contributions { get; init; } = [];

    [Id(5)]
    public Message[] Sent { get; init; } = [];

    [Id(6)]
    public Decision[] Decisions { get; init; } = [];

    /// <summary>Injected messages among those sent, in the order in which they were sent.</summary>
    [Id(7)]
    public Injection[] Injections { get; init; } = [];
}
