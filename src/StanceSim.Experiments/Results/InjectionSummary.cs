using System.Collections.Immutable;
using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Model;
using StanceSim.Model.Messages;

namespace StanceSim.Experiments.Results;

/// <summary>A message that somebody from outside had an actor send, with all that is needed to send it again. Actors and issues go by their ids.</summary>
public sealed record InjectionSummary
{
    /// <summary>Number of the frame with which it was sent.</summary>
    public required int Tick { get; init; }

    /// <summary>Id of the sender.</summary>
    public required string Actor { get; init; }

    /// <summary>Name of the message kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Ids of those it is addressed to; empty: the world at large.</summary>
    public ImmutableArray<string> To { get; init; } = [];

    public string? Issue { get; init; }

    /// <summary>Advocated position; null: the sender's own when it spoke.</summary>
    public double? Position { get; init; }

    public required double Intensity { get; init; }

    /// <summary>explicit or implicit.</summary>
    public required string Explicitness { get; init; }

    /// <summary>on-record, anonymous or leak.</summary>
    public required string Attribution { get; init; }

    /// <summary>public or private.</summary>
    public required string Audience { get; init; }

    /// <summary>carried-out or planned.</summary>
    public required string Stage { get; init; }

    public required double Credibility { get; init; }

    /// <summary>Ticks from sending to hearing.</summary>
    public required int Delay { get; init; }

    /// <summary>Probability that one hearer misses it.</summary>
    public required double Loss { get; init; }

    /// <summary>Probability that a private message becomes public.</summary>
    public required double LeakProbability { get; init; }

    /// <summary>Ticks from its being heard to its being heard by everyone.</summary>
    public required int LeakDelay { get; init; }

    /// <summary>Id of the medium that carries it, or null.</summary>
    public string? Via { get; init; }

    public string? Text { get; init; }

    public static InjectionSummary Of(Injection injection, World world)
    {
        var content = injection.Content;
        return new InjectionSummary
        {
            Tick = injection.Tick,
            Actor = world.Actors[injection.Actor].Id,
            Kind = content.Kind.Name,
            To = [.. content.Addressees.Select(addressee => world.Actors[addressee].Id)],
            Issue = content.Issue < 0 ? null : world.Issues[content.Issue].Id,
            Position = content.Position,
            Intensity = content.Intensity,
            Explicitness = Names.Of(content.Explicitness),
            Attribution = Names.Of(content.Attribution),
            Audience = Names.Of(content.Audience),
            Stage = Names.Of(content.Stage),
            Credibility = content.Credibility,
            Delay = content.Delay,
            Loss = content.Loss,
            LeakProbability = content.LeakProbability,
            LeakDelay = content.LeakDelay,
            Via = content.Via < 0 ? null : world.Actors[content.Via].Id,
            Text = content.Text,
        };
    }

    /// <summary>The message as a plan has it.</summary>
    /// <exception cref="FormatException">It names somebody or something that the world does not have.</exception>
    public Injection In(World world, KindNames kinds) => new(Tick, ActorIn(world, Actor), new MessageContent
    {
        Kind = kinds.Named(Kind),
        Addressees = [.. To.Select(addressee => ActorIn(world, addressee)).Order()],
        Issue = Issue is null ? -1 : world.FindIssue(Issue) is >= 0 and var issue ? issue : throw new FormatException($"There is no issue {Issue}."),
        Position = Position,
        Intensity = Intensity,
        Explicitness = Names.Read<Explicitness>(Explicitness, Names.Of),
        Attribution = Names.Read<Attribution>(Attribution, Names.Of),
        Audience = Names.Read<Audience>(Audience, Names.Of),
        Stage = Names.Read<Stage>(Stage, Names.Of),
        Credibility = Credibility,
        Delay = Delay,
        Loss = Loss,
        LeakProbability = LeakProbability,
        LeakDelay = LeakDelay,
        Via = Via is null ? -1 : ActorIn(world, Via),
        Text = Text,
    });

    private static int ActorIn(World world, string id) =>
        world.FindActor(id) is >= 0 and var actor ? actor : throw new FormatException($"There is no actor {id}.");
}
