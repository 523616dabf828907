using StanceSim.Model;
using StanceSim.Model.Policies;

namespace StanceSim.Experiments.Checkpoints;

/// <summary>A snapshot as bytes that any machine reads, with the number of their layout in front.</summary>
public static class SnapshotCodec
{
    /// <summary>Number of the layout. It changes with the layout, and a reader takes no other.</summary>
    public const int Layout = 1;

    public static void Write(ByteWriter bytes, Snapshot snapshot)
    {
        bytes.Add(Layout);
        bytes.Add(snapshot.Tick);
        bytes.Add(snapshot.Positions);
        bytes.Add(snapshot.Said);
        bytes.Add(snapshot.Deterrence);
        bytes.AddList(snapshot.Movers, MessageCodec.Write);
        bytes.Add(snapshot.Affinities);
        bytes.AddList(snapshot.Agenda, static (bytes, state) =>
        {
            bytes.Add(state.Times);
            bytes.Add(state.Last);
            bytes.Add(state.Announced);
        });
        bytes.AddList(snapshot.UnderWay, MessageCodec.Write);
    }

    /// <exception cref="FormatException">The bytes are no snapshot of this layout.</exception>
    public static Snapshot Read(ByteReader bytes, KindNames kinds)
    {
        if (bytes.Integer() is var layout && layout != Layout)
        {
            throw new FormatException($"The snapshot has layout {layout}, not {Layout}.");
        }

        return new Snapshot
        {
            Tick = bytes.Integer(),
            Positions = bytes.Numbers(),
            Said = bytes.Numbers(),
            Deterrence = bytes.Numbers(),
            Movers = bytes.List(MessageCodec.ReadCause),
            Affinities = bytes.Numbers(),
            Agenda = bytes.List(static bytes => new AgendaState(bytes.Integer(), bytes.Integer(), bytes.Truth())),
            UnderWay = [.. bytes.List(bytes => MessageCodec.Read(bytes, kinds))],
        };
    }
}
