using StanceSim.Model.Messages;

namespace StanceSim.Model.Expressions;

/// <summary>What an expression can see: an actor sees itself and what others have said; the scope of outcomes sees all.</summary>
public sealed class Scope
{
    /// <param name="world">What does not change.</param>
    /// <param name="frame">State to look at.</param>
    /// <param name="actor">Index of the actor that looks, or <see cref="Everyone"/>.</param>
    /// <param name="heard">What the actor heard in the tick that led to the frame.</param>
    /// <param name="history">What happened so far; null where the expression may not ask.</param>
    public Scope(World world, Frame frame, int actor, List<Message> heard, History? history = null) =>
        (World, Frame, Actor, Heard, History) = (world, frame, actor, heard, history);

    /// <summary>The view of an outcome, which belongs to no actor.</summary>
    public const int Everyone = -1;

    public World World { get; }

    public Frame Frame { get; }

    public int Actor { get; }

    public List<Message> Heard { get; }

    public History? History { get; }

    /// <summary>An actor's position: its own as it is, another's as last said.</summary>
    public double PositionOf(int actor, int issue)
    {
        var cell = (actor * World.IssueCount) + issue;
        return Actor == Everyone || Actor == actor ? Frame.Positions[cell] : Frame.Said[cell];
    }
}
