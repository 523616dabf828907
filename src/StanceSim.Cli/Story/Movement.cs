using System.Collections.Immutable;

namespace StanceSim.Cli.Story;

/// <summary>Where one actor started and ended on one issue, and who pushed it there. Pushes sum to the change.</summary>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Start">Position in the first frame.</param>
/// <param name="End">Position in the last frame.</param>
/// <param name="Pushes">Strongest first.</param>
internal sealed record Movement(int Actor, int Issue, double Start, double End, ImmutableArray<Push> Pushes)
{
    public double Change => End - Start;
}

/// <summary>All that one source did to a position in a run.</summary>
/// <param name="Kind">What sort of source.</param>
/// <param name="Source">Index of the actor it came from, or -1.</param>
/// <param name="Amount">Signed share of the change.</param>
/// <param name="Parts">The messages behind it, strongest first.</param>
internal sealed record Push(PushKind Kind, int Source, double Amount, ImmutableArray<PushPart> Parts);

/// <summary>A part of a push.</summary>
/// <param name="Message">Id of the message, or null for routine statements, interests and the like.</param>
/// <param name="Amount">Signed share of the change.</param>
/// <param name="Tick">Tick in which it first acted.</param>
internal sealed record PushPart(string? Message, double Amount, int Tick);

/// <summary>What sort of source moved a position.</summary>
internal enum PushKind
{
    /// <summary>Another actor, by what it said.</summary>
    Actor,

    /// <summary>The actor's own interests: the pull to its anchor.</summary>
    Interests,

    /// <summary>A decision of its members; the source is the member whose position was taken.</summary>
    Decision,

    /// <summary>The end of the scale.</summary>
    Bound,
}
