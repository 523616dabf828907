using System.Collections.Immutable;
using StanceSim.Model.Messages;
using StanceSim.Model.Policies;

namespace StanceSim.Model;

/// <summary>
/// All that a run needs to go on from a tick boundary: the frame, after its messages were sent, and the messages under way.
/// Going on from a snapshot gives the same bits as never having stopped.
/// </summary>
/// <remarks>Tables are laid out as in <see cref="Frame"/>; they are copies that nobody writes.</remarks>
public sealed record Snapshot
{
    /// <summary>Number of the frame.</summary>
    public required int Tick { get; init; }

    public required double[] Positions { get; init; }

    /// <summary>Empty where everyone states its position every tick.</summary>
    public double[] Said { get; init; } = [];

    /// <summary>Empty where the world has no messages.</summary>
    public double[] Deterrence { get; init; } = [];

    /// <summary>Empty where the world has no messages.</summary>
    public Cause?[] Movers { get; init; } = [];

    public double[] Affinities { get; init; } = [];

    /// <summary>What became of each dated message and policy, dated messages first.</summary>
    public AgendaState[] Agenda { get; init; } = [];

    /// <summary>Messages sent and not yet heard, by due tick and in canonical order.</summary>
    public ImmutableArray<Message> UnderWay { get; init; } = [];

    /// <summary>Copies a frame and the mail.</summary>
    public static Snapshot Of(Frame frame, Mail mail) => new()
    {
        Tick = frame.Tick,
        Positions = [.. frame.Positions],
        Said = ReferenceEquals(frame.Said, frame.Positions) ? [] : [.. frame.Said],
        Deterrence = [.. frame.Deterrence],
        Movers = [.. frame.Movers],
        Affinities = [.. frame.Affinities],
        Agenda = [.. frame.Agenda],
        UnderWay = [.. mail.UnderWay],
    };

    /// <summary>The frame again.</summary>
    /// <exception cref="ArgumentException">It was taken of a world of another shape.</exception>
    public Frame Restore(World world)
    {
        world.Network.Check(world.ActorCount);
        var frame = new Frame(world) { Tick = Tick, Affinities = [.. Affinities] };
        Copy(Positions, frame.Positions, nameof(Positions));
        if (!ReferenceEquals(frame.Said, frame.Positions))
        {
            Copy(Said, frame.Said, nameof(Said));
        }

        Copy(Deterrence, frame.Deterrence, nameof(Deterrence));
        Copy(Movers, frame.Movers, nameof(Movers));
        Copy(Agenda, frame.Agenda, nameof(Agenda));
        return Affinities.Length == world.Network.InitialAffinity.Length
            ? frame
            : throw new ArgumentException($"The snapshot has {Affinities.Length} affinities, the world {world.Network.InitialAffinity.Length}.");
    }

    private static void Copy<T>(T[] from, T[] to, string table)
    {
        if (from.Length != to.Length)
        {
            throw new ArgumentException($"The snapshot has {from.Length} values of {table}, the world {to.Length}.");
        }

        from.CopyTo(to, 0);
    }
}
