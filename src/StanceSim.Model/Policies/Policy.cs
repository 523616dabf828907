using System.Collections.Immutable;
using StanceSim.Model.Expressions;
using StanceSim.Model.Messages;

namespace StanceSim.Model.Policies;

/// <summary>A declarative rule by which an actor reacts: on hearing a message, when a condition holds, it sends one.</summary>
public sealed record Policy
{
    /// <summary>Unique in the scenario; where one text serves several actors, each gets its own with the actor's id appended.</summary>
    public required string Id { get; init; }

    /// <summary>Index of the actor that follows it.</summary>
    public required int Actor { get; init; }

    /// <summary>Must have been heard in this tick; null: the condition alone decides.</summary>
    public MessagePattern? On { get; init; }

    /// <summary>Must hold in the new frame; null: always.</summary>
    public Expression? When { get; init; }

    /// <summary>Chance to fire when it could, [0, 1]; default 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Ticks of rest between two firings, ≥ 0; default 0: it can fire every tick.</summary>
    public int Cooldown { get; init; }

    /// <summary>How often it can fire in a run, ≥ 1; default: no limit.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>First tick in which it can fire; default 0.</summary>
    public int From { get; init; }

    /// <summary>Last tick in which it can fire; default: the end.</summary>
    public int Until { get; init; } = int.MaxValue;

    /// <summary>Ticks between firing and sending, ≥ 0; default 0: the tick that begins with the new frame. What would be sent after the run's last tick is not.</summary>
    public int Delay { get; init; }

    /// <summary>What it sends.</summary>
    public required MessageContent Say { get; init; }

    /// <summary>Address the reaction to whoever seems to have sent the message that set it off, besides the addressees in <see cref="Say"/>.</summary>
    public bool ReplyToSender { get; init; }
}

/// <summary>Which messages set a policy off. An empty list means any.</summary>
public sealed record MessagePattern
{
    /// <summary>Names of kinds.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    public ImmutableArray<int> Senders { get; init; } = [];

    public ImmutableArray<int> Addressees { get; init; } = [];

    /// <summary>Whether it matches as it was in truth: what outcomes count.</summary>
    public bool Matches(Message message) => Matches(message, message.Sender);

    /// <summary>Whether it matches as a hearer takes it: an anonymous message comes from the medium that carries it, or from nobody.</summary>
    public bool MatchesAsHeard(Message message) => Matches(message, message.ApparentSender);

    private bool Matches(Message message, int sender) =>
        (Kinds.IsEmpty || Kinds.Contains(message.Content.Kind.Name))
        && (Senders.IsEmpty || Senders.Contains(sender))
        && (Addressees.IsEmpty || Addressees.Any(message.IsAddressedTo));
}
