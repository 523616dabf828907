using System.Collections.Immutable;
using StanceSim.Model.Actors;
using StanceSim.Model.Influence;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Policies;
using StanceSim.Model.Relations;

namespace StanceSim.Model.Tests.Worlds;

/// <summary>A world in few words, to vary with <c>with</c>. Positions are row-major, actors × issues.</summary>
internal sealed record Sketch
{
    public required ImmutableArray<double> Positions { get; init; }

    public required Network Network { get; init; }

    public IInfluenceRule Rule { get; init; } = Rules.Diplomatic();

    public ImmutableArray<Issue> Issues { get; init; } = [new Issue { Id = "issue" }];

    /// <summary>Default: the positions.</summary>
    public ImmutableArray<double> Anchors { get => field.IsDefault ? Positions : field; init; }

    /// <summary>Default: 0.5 everywhere.</summary>
    public ImmutableArray<double> Susceptibility { get => field.IsDefault ? [.. Positions.Select(_ => 0.5)] : field; init; }

    public ImmutableArray<double> Salience { get; init; } = [];

    public ImmutableArray<double> Uncertainty { get; init; } = [];

    public ImmutableArray<double> Capability { get; init; } = [];

    public ImmutableArray<bool> SpeaksRoutinely { get; init; } = [];

    public ImmutableArray<bool> HoldsView { get; init; } = [];

    public ImmutableArray<ScheduledMessage> Schedule { get; init; } = [];

    public ImmutableArray<Policy> Policies { get; init; } = [];

    public ImmutableArray<Organisation> Organisations { get; init; } = [];

    public RelationParameters Relations { get; init; } = new();

    public MannerWeights Manner { get; init; } = new();

    public int Ticks { get; init; } = 10;

    public int CascadeLimit { get; init; } = 8;

    public bool StopWhenStill { get; init; }

    public bool AcceptsInjections { get; init; }

    public int ActorCount => Positions.Length / Issues.Length;

    public World Build() => new()
    {
        Actors = [.. Enumerable.Range(0, ActorCount).Select(index => new Actor { Id = $"A{index}" })],
        Issues = Issues,
        Network = Network,
        InitialPositions = Positions,
        Anchors = Anchors,
        Susceptibility = Susceptibility,
        Salience = Salience,
        Uncertainty = Uncertainty,
        Capability = Capability,
        SpeaksRoutinely = SpeaksRoutinely,
        HoldsView = HoldsView,
        Schedule = Schedule,
        Policies = Policies,
        Organisations = Organisations,
        Relations = Relations,
        Manner = Manner,
        Rule = Rule,
        Ticks = Ticks,
        CascadeLimit = CascadeLimit,
        StopWhenStill = StopWhenStill,
        AcceptsInjections = AcceptsInjections,
    };
}
