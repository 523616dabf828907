using StanceSim.Grains.Contracts;
using StanceSim.Model;
using StanceSim.Model.Messages;

namespace StanceSim.Grains.Partitions;

/// <summary>The rows of one partition in tables that hold all actors.</summary>
internal readonly struct Rows(World world, int partition, int partitions)
{
    private readonly (int First, int Last) range = Slicing.RangeOf(partition, partitions, world.ActorCount);

    /// <summary>First actor of the partition.</summary>
    public int First => range.First;

    /// <summary>One behind the last actor of the partition.</summary>
    public int Last => range.Last;

    /// <summary>Ties by which its actors are influenced.</summary>
    public long EdgeCount => world.Network.RowStarts[Last] - world.Network.RowStarts[First];

    /// <summary>A copy of the rows of a table by issue.</summary>
    public T[] Of<T>(T[] table) => table[(First * world.IssueCount)..(Last * world.IssueCount)];

    /// <summary>The rows of a table by issue themselves.</summary>
    public ReadOnlyMemory<double> In(double[] table) => table.AsMemory((First * world.IssueCount)..(Last * world.IssueCount));

    /// <summary>A copy of the values on the rows' edges.</summary>
    public double[] EdgesOf(double[] table)
    {
        var starts = world.Network.RowStarts;
        return table.Length == 0 ? [] : table[starts[First]..starts[Last]];
    }

    /// <summary>Puts rows in their place in a table by issue. A partition tells no rows of a table that the world does not have.</summary>
    public void Place<T>(ReadOnlySpan<T> rows, T[] table)
    {
        if (rows.Length > 0)
        {
            rows.CopyTo(table.AsSpan(First * world.IssueCount));
        }
    }

    /// <summary>Puts values in their place on the edges of the network.</summary>
    public void PlaceEdges(double[] values, double[] table)
    {
        if (values.Length > 0)
        {
            values.CopyTo(table, world.Network.RowStarts[First]);
        }
    }

    /// <param name="frame">The frame.</param>
    /// <param name="mail">The mail, for the one partition that tells it.</param>
    public SnapshotSlice SnapshotOf(Frame frame, Mail? mail) => new()
    {
        Positions = Of(frame.Positions),
        Said = world.AllSpeakRoutinely ? [] : Of(frame.Said),
        Deterrence = frame.Deterrence.Length == 0 ? [] : Of(frame.Deterrence),
        Movers = frame.Movers.Length == 0 ? [] : Of(frame.Movers),
        Affinities = EdgesOf(frame.Affinities),
        Agenda = [.. frame.Agenda],
        UnderWay = mail is null ? [] : [.. mail.UnderWay],
    };
}
