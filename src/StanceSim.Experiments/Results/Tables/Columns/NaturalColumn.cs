using System.Buffers.Binary;
using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Tables.Pages;

namespace StanceSim.Experiments.Results.Tables.Columns;

/// <summary>A column of numbers that count up, stored as how far each is from the one before.</summary>
internal sealed class NaturalColumn : ColumnBuffer
{
    private RunList<ulong> open = new();
    private RunList<ulong> closed = new();

    public void Add(ulong value, int times = 1) => open.Add(value, times);

    public override void Close() => (open, closed) = (closed, open);

    public override void Encode(ColumnPages pages, int rows)
    {
        var (least, most) = (ulong.MaxValue, ulong.MinValue);
        foreach (var value in closed.Values)
        {
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        pages.Range = (BytesOf(least), BytesOf(most));
        pages.Encoding = PageEncoding.DeltaBinaryPacked;
        DeltaPacking.Write(pages.Values, closed);
        closed.Clear();
    }

    public override void Save(ByteWriter bytes) => open.Save(bytes, static (bytes, value) => bytes.Add(value));

    public override void Load(ByteReader bytes, int rows) => open.Load(bytes, rows, static bytes => bytes.Natural());

    private static byte[] BytesOf(ulong value)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }
}
