using System.Collections.Immutable;

namespace StanceSim.Model.Messages;

/// <summary>What is said and how, before anyone has said it: the common part of dated messages, policies' reactions and messages on their way.</summary>
public sealed record MessageContent
{
    public required MessageKind Kind { get; init; }

    /// <summary>Indices of the actors it is addressed to, ascending; empty: to the world at large.</summary>
    public ImmutableArray<int> Addressees { get; init; } = [];

    /// <summary>Index of the issue it takes a position on, or -1.</summary>
    public int Issue { get; init; } = -1;

    /// <summary>Advocated position on the issue's scale; null: the sender's own when it speaks.</summary>
    public double? Position { get; init; }

    /// <summary>Cooperation (+) or conflict (-), [-10, 10], on the scenario's intensity scale.</summary>
    public double Intensity { get; init; }

    public Explicitness Explicitness { get; init; }

    public Attribution Attribution { get; init; }

    public Audience Audience { get; init; }

    public Stage Stage { get; init; }

    /// <summary>How far it is believed, (0, 1]; default 1.</summary>
    public double Credibility { get; init; } = 1;

    /// <summary>Ticks from sending to hearing, ≥ 0; default 0: heard in the tick in which it is sent.</summary>
    public int Delay { get; init; }

    /// <summary>Probability that one hearer misses it, [0, 1]; default 0.</summary>
    public double Loss { get; init; }

    /// <summary>Probability that a private message becomes public, [0, 1]; default 0.</summary>
    public double LeakProbability { get; init; }

    /// <summary>Ticks from its being heard by its addressees to its being heard by everyone, ≥ 0; default 1. Not at all after the run's last tick.</summary>
    public int LeakDelay { get; init; } = 1;

    /// <summary>Index of the medium that carries it, or -1.</summary>
    public int Via { get; init; } = -1;

    /// <summary>One line for readers; no effect.</summary>
    public string? Text { get; init; }
}
