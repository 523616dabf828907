using System.Buffers.Binary;

namespace StanceSim.Server.Live;

/// <summary>A flow as viewers get it.</summary>
/// <param name="Message">Number of the message.</param>
/// <param name="From">Index of the sender.</param>
/// <param name="To">Index of the receiver; <see cref="World"/>: the world at large.</param>
/// <param name="Effect">Code of the contribution to the receiver's position.</param>
/// <param name="Act">Place of the kind among all message kinds; <see cref="UnknownAct"/>: none of them.</param>
/// <param name="Flags">What sort of message it is.</param>
internal readonly record struct FlowCode(uint Message, uint From, uint To, short Effect, byte Act, FlowFlags Flags)
{
    public const uint World = uint.MaxValue;

    public const byte UnknownAct = byte.MaxValue;

    public void Encode(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Message);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], From);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], To);
        BinaryPrimitives.WriteInt16LittleEndian(bytes[12..], Effect);
        (bytes[14], bytes[15]) = (Act, (byte)Flags);
    }

    public static FlowCode Decode(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt16LittleEndian(bytes[12..]),
        bytes[14],
        (FlowFlags)bytes[15]);
}

[Flags]
internal enum FlowFlags : byte
{
    None = 0,
    Cooperative = 1,
    Conflictual = 2,
    Private = 4,
    Planned = 8,
    Injected = 16,
    SentByPolicy = 32,
}
