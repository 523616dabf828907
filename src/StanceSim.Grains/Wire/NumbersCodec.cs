using System.Buffers;
using System.Runtime.InteropServices;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;
using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Wire;

/// <summary>
/// Frames are most of what silos tell each other. Their numbers go as they lie in memory: one by one they would cost more than
/// the step itself, and every copy of a large frame costs as much as sending it. Silos and clients are little-endian, as every
/// platform of .NET 10 is.
/// </summary>
[RegisterSerializer, RegisterCopier]
internal sealed class NumbersCodec : IFieldCodec<Numbers>, IDeepCopier<Numbers>
{
    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, Numbers value)
        where TBufferWriter : IBufferWriter<byte> => Write(ref writer, fieldIdDelta, expectedType, typeof(Numbers), value.Values);

    public Numbers ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        var values = GC.AllocateUninitializedArray<double>(ReadLength(ref reader, field));
        reader.ReadBytes(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>Nobody writes numbers that travel, so within a silo they are not copied.</summary>
    public Numbers DeepCopy(Numbers input, CopyContext context) => input;

    public static void Write<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, Type type, ReadOnlySpan<double> values)
        where TBufferWriter : IBufferWriter<byte>
    {
        ReferenceCodec.MarkValueField(writer.Session);
        writer.WriteFieldHeader(fieldIdDelta, expectedType, type, WireType.LengthPrefixed);
        var bytes = MemoryMarshal.AsBytes(values);
        writer.WriteVarUInt32((uint)bytes.Length);
        writer.Write(bytes);
    }

    /// <summary>How many numbers follow; fails before room is made for what is not there.</summary>
    public static int ReadLength<TInput>(ref Reader<TInput> reader, Field field)
    {
        ReferenceCodec.MarkValueField(reader.Session);
        field.EnsureWireType(WireType.LengthPrefixed);
        var bytes = reader.ReadVarUInt32();
        reader.EnsureAvailable(bytes);
        return (int)(bytes / sizeof(double));
    }
}
