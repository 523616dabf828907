using System.Buffers;
using System.Runtime.InteropServices;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;
using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Wire;

/// <summary>Reads rows into room that is used again: fresh memory for a large frame costs more than to receive it.</summary>
[RegisterSerializer, RegisterCopier]
internal sealed class LentNumbersCodec : IFieldCodec<LentNumbers>, IDeepCopier<LentNumbers>
{
    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, LentNumbers value)
        where TBufferWriter : IBufferWriter<byte> => NumbersCodec.Write(ref writer, fieldIdDelta, expectedType, typeof(LentNumbers), value.Values.Span);

    public LentNumbers ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        var length = NumbersCodec.ReadLength(ref reader, field);
        if (length == 0)
        {
            return default;
        }

        var room = LentNumbers.Room(length);
        reader.ReadBytes(MemoryMarshal.AsBytes(room.AsSpan(0, length)));
        return new LentNumbers(room.AsMemory(0, length), room);
    }

    public LentNumbers DeepCopy(LentNumbers input, CopyContext context) => input;
}
