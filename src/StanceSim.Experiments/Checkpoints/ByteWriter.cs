using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace StanceSim.Experiments.Checkpoints;

/// <summary>Writes values as little-endian bytes, whatever the machine; <see cref="ByteReader"/> reads them back.</summary>
public sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new(1 << 16);

    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    public void Add(bool value) => Take(1)[0] = value ? (byte)1 : (byte)0;

    public void Add(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    public void Add(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    public void Add(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(sizeof(ulong)), value);

    public void Add(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), value);

    public void Add(double? value)
    {
        Add(value.HasValue);
        Add(value.GetValueOrDefault());
    }

    public void Add(string? text)
    {
        if (text is null)
        {
            Add(-1);
            return;
        }

        var count = Encoding.UTF8.GetByteCount(text);
        Add(count);
        Encoding.UTF8.GetBytes(text, Take(count));
    }

    public void Add(ReadOnlySpan<byte> values)
    {
        Add(values.Length);
        values.CopyTo(Take(values.Length));
    }

    public void Add(ReadOnlySpan<int> values)
    {
        Add(values.Length);
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values).CopyTo(Take(values.Length * sizeof(int)));
            return;
        }

        foreach (var value in values)
        {
            Add(value);
        }
    }

    public void Add(ReadOnlySpan<double> values)
    {
        Add(values.Length);
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values).CopyTo(Take(values.Length * sizeof(double)));
            return;
        }

        foreach (var value in values)
        {
            Add(value);
        }
    }

    /// <summary>A count and as many items.</summary>
    public void AddList<T>(IReadOnlyCollection<T> items, Action<ByteWriter, T> add)
    {
        Add(items.Count);
        foreach (var item in items)
        {
            add(this, item);
        }
    }

    private Span<byte> Take(int count)
    {
        var span = bytes.GetSpan(Math.Max(1, count))[..count];
        bytes.Advance(count);
        return span;
    }
}
