using System.Buffers.Binary;
using System.Text;

namespace StanceSim.Experiments.Checkpoints;

/// <summary>Reads what <see cref="ByteWriter"/> wrote. Never takes more memory than there are bytes for.</summary>
/// <remarks>Whatever the bytes are, reading ends in values or in a <see cref="FormatException"/>.</remarks>
public sealed class ByteReader(ReadOnlyMemory<byte> bytes)
{
    private int at;

    public bool IsAtEnd => at == bytes.Length;

    public bool Truth() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        var other => throw new FormatException($"Byte {other} is neither yes nor no."),
    };

    public int Integer() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public ulong Natural() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public double Number() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public double? MaybeNumber()
    {
        var (has, value) = (Truth(), Number());
        return has ? value : null;
    }

    public string Text() => MaybeText() ?? throw new FormatException("A text is missing.");

    public string? MaybeText()
    {
        var count = Integer();
        return count == -1 ? null : Encoding.UTF8.GetString(Take(count));
    }

    public byte[] Bytes() => Take(Count(1)).ToArray();

    public int[] Integers()
    {
        var values = new int[Count(sizeof(int))];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = Integer();
        }

        return values;
    }

    public double[] Numbers()
    {
        var values = new double[Count(sizeof(double))];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = Number();
        }

        return values;
    }

    public T[] List<T>(Func<ByteReader, T> read)
    {
        var items = new T[Count(1)];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = read(this);
        }

        return items;
    }

    /// <summary>One of the values of an enumeration.</summary>
    public T Choice<T>()
        where T : struct, Enum
    {
        var value = (T)(object)Integer();
        return Enum.IsDefined(value) ? value : throw new FormatException($"{value} is no {typeof(T).Name}.");
    }

    /// <summary>How many items follow, of which each takes at least so many bytes.</summary>
    private int Count(int least)
    {
        var count = Integer();
        return count >= 0 && count <= (bytes.Length - at) / least
            ? count
            : throw new FormatException($"{count} items cannot follow at byte {at} of {bytes.Length}.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > bytes.Length - at)
        {
            throw new FormatException($"{count} bytes are missing at byte {at} of {bytes.Length}.");
        }

        var span = bytes.Span.Slice(at, count);
        at += count;
        return span;
    }
}
