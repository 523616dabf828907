using System.Buffers;
using System.Text;

namespace StanceSim.Experiments.Results.Tables.Pages;

/// <summary>Writes Parquet's metadata: fields by number, in Thrift's compact protocol.</summary>
/// <remarks>Fields come in the order of their numbers.</remarks>
internal sealed class ThriftStruct(ArrayBufferWriter<byte> bytes)
{
    private const byte True = 1;
    private const byte False = 2;
    private const byte Byte = 3;
    private const byte Int32 = 5;
    private const byte Int64 = 6;
    private const byte Binary = 8;
    private const byte List = 9;
    private const byte Struct = 12;

    /// <summary>Number of the last field of each struct that is open.</summary>
    private readonly Stack<int> fields = new([0]);

    public void Number(int field, int value)
    {
        Begin(field, Int32);
        Varint.WriteSigned(bytes, value);
    }

    public void Long(int field, long value)
    {
        Begin(field, Int64);
        Varint.WriteSigned(bytes, value);
    }

    public void Small(int field, byte value)
    {
        Begin(field, Byte);
        bytes.Write((ReadOnlySpan<byte>)[value]);
    }

    public void Truth(int field, bool value) => Begin(field, value ? True : False);

    public void Text(int field, string value)
    {
        Begin(field, Binary);
        Item(value);
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Begin(field, Binary);
        Varint.Write(bytes, (ulong)value.Length);
        bytes.Write(value);
    }

    public void Numbers(int field, params ReadOnlySpan<int> values)
    {
        BeginList(field, values.Length, Int32);
        foreach (var value in values)
        {
            Varint.WriteSigned(bytes, value);
        }
    }

    public void Texts(int field, params ReadOnlySpan<string> values)
    {
        BeginList(field, values.Length, Binary);
        foreach (var value in values)
        {
            Item(value);
        }
    }

    /// <summary>So many structs follow, each from <see cref="Open()"/> to <see cref="Close"/>.</summary>
    public void Structs(int field, int count) => BeginList(field, count, Struct);

    public void Open(int field)
    {
        Begin(field, Struct);
        fields.Push(0);
    }

    /// <summary>Begins a struct in a list.</summary>
    public void Open() => fields.Push(0);

    public void Close()
    {
        fields.Pop();
        bytes.Write((ReadOnlySpan<byte>)[0]);
    }

    private void BeginList(int field, int count, byte type)
    {
        Begin(field, List);
        bytes.Write((ReadOnlySpan<byte>)[(byte)((Math.Min(count, 15) << 4) | type)]);
        if (count >= 15)
        {
            Varint.Write(bytes, (ulong)count);
        }
    }

    private void Begin(int field, byte type)
    {
        var step = field - fields.Pop();
        fields.Push(field);
        if (step > 15)
        {
            bytes.Write((ReadOnlySpan<byte>)[type]);
            Varint.WriteSigned(bytes, field);
            return;
        }

        bytes.Write((ReadOnlySpan<byte>)[(byte)((step << 4) | type)]);
    }

    private void Item(string value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        Varint.Write(bytes, (ulong)count);
        Encoding.UTF8.GetBytes(value, bytes);
    }
}
