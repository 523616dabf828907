using System.Buffers;

namespace StanceSim.Experiments.Results.Tables.Pages;

/// <summary>Whole numbers in as many bytes as they need, seven bits in each.</summary>
internal static class Varint
{
    public static void Write(ArrayBufferWriter<byte> bytes, ulong value)
    {
        var span = bytes.GetSpan(10);
        var count = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[count++] = (byte)(value | 0x80);
        }

        span[count++] = (byte)value;
        bytes.Advance(count);
    }

    /// <summary>With the sign in the last bit, so that small negative numbers stay short.</summary>
    public static void WriteSigned(ArrayBufferWriter<byte> bytes, long value) => Write(bytes, (ulong)((value << 1) ^ (value >> 63)));
}
