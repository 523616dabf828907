using System.Buffers;
using System.Numerics;
using StanceSim.Experiments.Results.Tables.Columns;

namespace StanceSim.Experiments.Results.Tables.Pages;

/// <summary>Parquet's delta encoding: blocks of differences, as far as they exceed the least, in as many bits as the largest needs.</summary>
internal static class DeltaPacking
{
    private const int Block = 128;
    private const int Parts = 4;
    private const int Part = Block / Parts;

    public static void Write(ArrayBufferWriter<byte> bytes, RunList<ulong> values)
    {
        Varint.Write(bytes, Block);
        Varint.Write(bytes, Parts);
        Varint.Write(bytes, (ulong)values.Rows);
        var last = values.Rows == 0 ? 0 : values.Values[0];
        Varint.WriteSigned(bytes, (long)last);
        var deltas = new long[Block];
        var filled = 0;
        for (var run = 0; run < values.Values.Length; run++)
        {
            // The very first value is told already.
            for (var times = values.Lengths[run] - (run == 0 ? 1 : 0); times > 0; times--)
            {
                (deltas[filled++], last) = ((long)(values.Values[run] - last), values.Values[run]);
                if (filled == Block)
                {
                    WriteBlock(bytes, deltas);
                    filled = 0;
                }
            }
        }

        if (filled > 0)
        {
            WriteBlock(bytes, deltas.AsSpan(0, filled));
        }
    }

    private static void WriteBlock(ArrayBufferWriter<byte> bytes, Span<long> deltas)
    {
        var least = deltas[0];
        foreach (var delta in deltas)
        {
            least = Math.Min(least, delta);
        }

        Varint.WriteSigned(bytes, least);
        Span<ulong> rest = stackalloc ulong[Block];
        rest.Clear();
        for (var index = 0; index < deltas.Length; index++)
        {
            rest[index] = (ulong)(deltas[index] - least);
        }

        var widths = bytes.GetSpan(Parts)[..Parts];
        Span<byte> bits = stackalloc byte[Parts];
        for (var part = 0; part < Parts; part++)
        {
            ulong all = 0;
            foreach (var value in rest.Slice(part * Part, Part))
            {
                all |= value;
            }

            bits[part] = (byte)(64 - BitOperations.LeadingZeroCount(all));
        }

        bits.CopyTo(widths);
        bytes.Advance(Parts);
        for (var part = 0; part * Part < deltas.Length; part++)
        {
            Pack(bytes, rest.Slice(part * Part, Part), bits[part]);
        }
    }

    private static void Pack(ArrayBufferWriter<byte> bytes, ReadOnlySpan<ulong> values, int width)
    {
        var span = bytes.GetSpan(Math.Max(1, Part * width / 8))[..(Part * width / 8)];
        span.Clear();
        for (var index = 0; index < values.Length; index++)
        {
            for (int bit = index * width, end = bit + width, from = 0; bit < end;)
            {
                var room = Math.Min(8 - (bit & 7), end - bit);
                span[bit >> 3] |= (byte)(((values[index] >> from) & ((1UL << room) - 1)) << (bit & 7));
                (bit, from) = (bit + room, from + room);
            }
        }

        bytes.Advance(span.Length);
    }
}
