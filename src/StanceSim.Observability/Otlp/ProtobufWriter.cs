using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace StanceSim.Observability.Otlp;

/// <summary>Writes the wire format of protocol buffers, as far as OTLP needs it. Fields with default values are the caller's to leave out.</summary>
internal sealed class ProtobufWriter
{
    /// <summary>A nested message's length is written in this many bytes, whatever it is, so that it can be filled in afterwards.</summary>
    private const int LengthBytes = 4;

    private const int VarintType = 0;
    private const int Fixed64Type = 1;
    private const int LengthType = 2;
    private const int Fixed32Type = 5;

    private byte[] buffer = new byte[1 << 16];
    private int length;

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    public void Clear() => length = 0;

    /// <summary>Begins a nested message; returns what <see cref="End"/> needs.</summary>
    public int Begin(int field)
    {
        Tag(field, LengthType);
        Room(LengthBytes);
        length += LengthBytes;
        return length;
    }

    public void End(int begin)
    {
        var size = length - begin;
        for (var place = 0; place < LengthBytes; place++)
        {
            var more = place < LengthBytes - 1 ? 0x80 : 0;
            buffer[begin - LengthBytes + place] = (byte)(((size >> (7 * place)) & 0x7F) | more);
        }
    }

    public void Text(int field, string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        Tag(field, LengthType);
        Varint((ulong)size);
        Room(size);
        length += Encoding.UTF8.GetBytes(value, buffer.AsSpan(length));
    }

    public void Integer(int field, long value)
    {
        Tag(field, VarintType);
        Varint((ulong)value);
    }

    public void Truth(int field, bool value) => Integer(field, value ? 1 : 0);

    public void Number(int field, double value) => Fixed64(field, BitConverter.DoubleToUInt64Bits(value));

    public void Fixed64(int field, ulong value)
    {
        Tag(field, Fixed64Type);
        Room(8);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer.AsSpan(length), value);
        length += 8;
    }

    public void Fixed32(int field, uint value)
    {
        Tag(field, Fixed32Type);
        Room(4);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(length), value);
        length += 4;
    }

    public void TraceId(int field, ActivityTraceId id)
    {
        Tag(field, LengthType);
        Varint(16);
        Room(16);
        id.CopyTo(buffer.AsSpan(length, 16));
        length += 16;
    }

    public void SpanId(int field, ActivitySpanId id)
    {
        Tag(field, LengthType);
        Varint(8);
        Room(8);
        id.CopyTo(buffer.AsSpan(length, 8));
        length += 8;
    }

    private void Tag(int field, int type) => Varint((ulong)((field << 3) | type));

    private void Varint(ulong value)
    {
        Room(10);
        for (; value >= 0x80; value >>= 7)
        {
            buffer[length++] = (byte)(value | 0x80);
        }

        buffer[length++] = (byte)value;
    }

    private void Room(int more)
    {
        if (length + more > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(2 * buffer.Length, length + more));
        }
    }
}
