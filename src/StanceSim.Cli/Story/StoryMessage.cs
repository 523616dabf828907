using System.Collections.Immutable;

namespace StanceSim.Cli.Story;

/// <summary>A message of a run as readers see it.</summary>
internal sealed record StoryMessage
{
    public required string Id { get; init; }

    /// <summary>Tick in which it was sent.</summary>
    public required int Sent { get; init; }

    /// <summary>Index of the sender.</summary>
    public required int Sender { get; init; }

    /// <summary>Indices of the actors it is addressed to; empty: the world at large.</summary>
    public ImmutableArray<int> Addressees { get; init; } = [];

    public required string Kind { get; init; }

    /// <summary>Index of the issue it takes a position on, or -1.</summary>
    public int Issue { get; init; } = -1;

    /// <summary>The position it advocates; meaningless without an issue.</summary>
    public double Position { get; init; }

    /// <summary>Cooperation (+) or conflict (-), [-10, 10].</summary>
    public double Intensity { get; init; }

    /// <summary>Id of the message it answers, or null for a trigger.</summary>
    public string? Cause { get; init; }

    /// <summary>The policy that sent it, or null.</summary>
    public string? Policy { get; init; }

    public bool IsPrivate { get; init; }

    /// <summary>One line that says what happened, or an empty text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where it is reported, or null.</summary>
    public string? Source { get; init; }
}
