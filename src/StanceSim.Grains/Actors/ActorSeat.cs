using System.Collections.Immutable;
using StanceSim.Grains.Contracts;
using StanceSim.Model;
using StanceSim.Model.Changes;

namespace StanceSim.Grains.Actors;

/// <summary>
/// An actor's stance state, made by its activation and stepped by its partition, which gives every actor its turn inside its
/// own: a grain call per turn would cost more than the turn.
/// </summary>
/// <remarks>
/// Only the partition writes, one actor after another. Anyone on the silo may read meanwhile: a reader takes the row again
/// when the version changed under it, so it sees the actor between two turns, never within one.
/// </remarks>
internal sealed class ActorSeat(int actor, int issues, IGrainContext activation)
{
    private readonly double[] positions = new double[issues];
    private readonly Reason?[] reasons = new Reason?[issues];
    private int version;
    private int tick;

    public int Actor => actor;

    /// <summary>Lets the activation go, without a grain call: a silo that stops could not route it.</summary>
    public void Leave() => activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The run has ended."));

    /// <summary>The actor's turn: the same step as everywhere, for one actor.</summary>
    public void TakeTurn(Tick moment) => moment.Advance(actor, actor + 1);

    /// <summary>Keeps the actor's row of a complete frame, for whoever asks.</summary>
    public void Publish(Frame frame)
    {
        Volatile.Write(ref version, version + 1);
        Interlocked.MemoryBarrier();
        frame.Positions.AsSpan(actor * positions.Length, positions.Length).CopyTo(positions);
        tick = frame.Tick;
        Volatile.Write(ref version, version + 1);
    }

    public void Remember(Change change, ReadOnlySpan<Contribution> contributions) =>
        Volatile.Write(ref reasons[change.Subject], new Reason { Change = change, Contributions = [.. contributions] });

    public Stance Read()
    {
        while (true)
        {
            var before = Volatile.Read(ref version);
            var stance = new Stance { Tick = tick, Positions = ImmutableArray.Create(positions) };
            Interlocked.MemoryBarrier();
            if (before % 2 == 0 && before == Volatile.Read(ref version))
            {
                return stance;
            }
        }
    }

    public Reason? Why(int issue) => Volatile.Read(ref reasons[issue]);
}
