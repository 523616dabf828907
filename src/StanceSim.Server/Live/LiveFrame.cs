using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StanceSim.Server.Live;

/// <summary>A frame as viewers get it: positions on one issue, and the largest flows since the frame before. Layout: docs/api.md.</summary>
internal sealed record LiveFrame
{
    public const byte Version = 1;

    private const int HeaderBytes = 20;
    private const int FlowBytes = 16;

    public required FrameKind Kind { get; init; }

    /// <summary>Index of the issue.</summary>
    public required ushort Issue { get; init; }

    /// <summary>Number of the frame.</summary>
    public required uint Tick { get; init; }

    /// <summary>When it was made: milliseconds since 1970, to measure lag.</summary>
    public required double WallMilliseconds { get; init; }

    /// <summary>Codes of positions, by actor.</summary>
    public required short[] Positions { get; init; }

    public required FlowCode[] Flows { get; init; }

    public byte[] Encode()
    {
        var flowsAt = HeaderBytes + (2 * Positions.Length);
        var bytes = new byte[flowsAt + 4 + (FlowBytes * Flows.Length)];
        var span = bytes.AsSpan();
        (span[0], span[1]) = ((byte)Kind, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(span[2..], Issue);
        BinaryPrimitives.WriteUInt32LittleEndian(span[4..], Tick);
        BinaryPrimitives.WriteDoubleLittleEndian(span[8..], WallMilliseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(span[16..], (uint)Positions.Length);
        Write(Positions, span[HeaderBytes..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[flowsAt..], (uint)Flows.Length);
        for (var index = 0; index < Flows.Length; index++)
        {
            Flows[index].Encode(span[(flowsAt + 4 + (FlowBytes * index))..]);
        }

        return bytes;
    }

    /// <summary>Reads a frame; null when it is of another version.</summary>
    /// <exception cref="FormatException">Its length is wrong.</exception>
    public static LiveFrame? Decode(ReadOnlySpan<byte> bytes)
    {
        MustHave(bytes, HeaderBytes);
        if (bytes[1] != Version)
        {
            return null;
        }

        var flowsAt = HeaderBytes + (2L * BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]));
        MustHave(bytes, flowsAt + 4);
        var flows = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)flowsAt..]);
        if (bytes.Length != flowsAt + 4 + ((long)FlowBytes * flows))
        {
            throw new FormatException($"A frame of {bytes.Length} bytes does not hold {flows} flows.");
        }

        var codes = new FlowCode[flows];
        for (var index = 0; index < codes.Length; index++)
        {
            codes[index] = FlowCode.Decode(bytes[((int)flowsAt + 4 + (FlowBytes * index))..]);
        }

        return new LiveFrame
        {
            Kind = (FrameKind)bytes[0],
            Issue = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]),
            Tick = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
            WallMilliseconds = BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..]),
            Positions = ReadPositions(bytes[HeaderBytes..(int)flowsAt]),
            Flows = codes,
        };
    }

    /// <summary>Writes codes as the wire has them, whatever the machine's order of bytes.</summary>
    public static void Write(ReadOnlySpan<short> codes, Span<byte> bytes)
    {
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(codes).CopyTo(bytes);
            return;
        }

        for (var index = 0; index < codes.Length; index++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes[(2 * index)..], codes[index]);
        }
    }

    private static short[] ReadPositions(ReadOnlySpan<byte> bytes)
    {
        var codes = new short[bytes.Length / 2];
        for (var index = 0; index < codes.Length; index++)
        {
            codes[index] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * index)..]);
        }

        return codes;
    }

    private static void MustHave(ReadOnlySpan<byte> bytes, long least)
    {
        if (bytes.Length < least)
        {
            throw new FormatException($"A frame of {bytes.Length} bytes should have at least {least}.");
        }
    }
}

/// <summary>Why a viewer gets a frame.</summary>
internal enum FrameKind : byte
{
    Live = 1,

    /// <summary>It was asked for.</summary>
    Seek = 2,
}
