using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StanceSim.Experiments.Results.Tables.Pages;

/// <summary>Lays down double-precision numbers, little-endian whatever the machine.</summary>
internal static class NumberBytes
{
    public static void Plain(ArrayBufferWriter<byte> bytes, ReadOnlySpan<double> numbers)
    {
        if (numbers.IsEmpty)
        {
            return;
        }

        var span = bytes.GetSpan(numbers.Length * sizeof(double));
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(numbers).CopyTo(span);
        }
        else
        {
            for (var index = 0; index < numbers.Length; index++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(span[(index * sizeof(double))..], numbers[index]);
            }
        }

        bytes.Advance(numbers.Length * sizeof(double));
    }

    /// <summary>All first bytes, then all second bytes, and so on: signs and exponents, which resemble each other, stand together.</summary>
    public static void Split(ArrayBufferWriter<byte> bytes, ReadOnlySpan<double> numbers)
    {
        if (numbers.IsEmpty)
        {
            return;
        }

        var count = numbers.Length;
        var span = bytes.GetSpan(count * sizeof(double))[..(count * sizeof(double))];
        for (var place = 0; place < sizeof(double); place++)
        {
            var stream = span.Slice(place * count, count);
            for (var index = 0; index < stream.Length; index++)
            {
                stream[index] = (byte)(BitConverter.DoubleToUInt64Bits(numbers[index]) >> (8 * place));
            }
        }

        bytes.Advance(span.Length);
    }
}
