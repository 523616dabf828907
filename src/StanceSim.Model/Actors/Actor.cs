namespace StanceSim.Model.Actors;

/// <summary>One who holds stances and sends messages: a state, leader, ministry, organisation, party, movement, population or medium.</summary>
/// <remarks>Its numbers (positions, susceptibility, capability and so on) are rows of <see cref="World"/>, in the order of <see cref="World.Actors"/>.</remarks>
public sealed record Actor
{
    /// <summary>Unique in the scenario; the ISO 3166 alpha-3 code where the actor is a country.</summary>
    public required string Id { get; init; }

    /// <summary>What a reader sees; default: the id.</summary>
    public string Name { get => field ?? Id; init; }

    public ActorType Type { get; init; } = ActorType.State;

    /// <summary>The actor this one is part of (a leader's or ministry's state), or null.</summary>
    public string? PartOf { get; init; }

    /// <summary>Grouping for displays, for example "West"; null: none.</summary>
    public string? Bloc { get; init; }
}
