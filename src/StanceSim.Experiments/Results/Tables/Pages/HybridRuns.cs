using System.Buffers;
using System.Buffers.Binary;
using StanceSim.Experiments.Results.Tables.Columns;

namespace StanceSim.Experiments.Results.Tables.Pages;

/// <summary>Parquet's hybrid of runs and packed bits, each column wholly one or the other, whichever is shorter.</summary>
internal static class HybridRuns
{
    /// <summary>Rows for each run from which on runs are worth it: as bytes a run takes two or three.</summary>
    private const int WorthRuns = 3;

    /// <param name="bytes">Takes them.</param>
    /// <param name="values">From 0, less than 2 to the power of <paramref name="width"/>.</param>
    /// <param name="width">Bits of a value: 1, 8, 16 or 32.</param>
    public static void Write(ArrayBufferWriter<byte> bytes, RunList<int> values, int width)
    {
        if (values.Values.Length * (width == 1 ? 8 * WorthRuns : WorthRuns) <= values.Rows || values.Values.Length == 1)
        {
            WriteRuns(bytes, values, width);
            return;
        }

        var groups = (values.Rows + 7) / 8;
        Varint.Write(bytes, ((ulong)groups << 1) | 1);
        var span = bytes.GetSpan(groups * width)[..(groups * width)];
        span.Clear();
        Pack(span, values, width);
        bytes.Advance(span.Length);
    }

    private static void WriteRuns(ArrayBufferWriter<byte> bytes, RunList<int> values, int width)
    {
        Span<byte> value = stackalloc byte[sizeof(int)];
        for (var run = 0; run < values.Values.Length; run++)
        {
            Varint.Write(bytes, (ulong)values.Lengths[run] << 1);
            BinaryPrimitives.WriteInt32LittleEndian(value, values.Values[run]);
            bytes.Write(value[..((width + 7) / 8)]);
        }
    }

    private static void Pack(Span<byte> span, RunList<int> values, int width)
    {
        var places = values.Values;
        var lengths = values.Lengths;
        for (int run = 0, row = 0; run < places.Length; row += lengths[run], run++)
        {
            switch (width)
            {
                case 1 when places[run] == 0:
                    break;
                case 1:
                    for (var bit = row; bit < row + lengths[run]; bit++)
                    {
                        span[bit >> 3] |= (byte)(1 << (bit & 7));
                    }

                    break;
                case 8 when lengths[run] == 1:
                    span[row] = (byte)places[run];
                    break;
                default:
                    PackRun(span[(row * width / 8)..], places[run], lengths[run], width);
                    break;
            }
        }
    }

    private static void PackRun(Span<byte> span, int value, int times, int width)
    {
        for (var row = 0; row < times; row++)
        {
            switch (width)
            {
                case 8: span[row] = (byte)value; break;
                case 16: BinaryPrimitives.WriteUInt16LittleEndian(span[(2 * row)..], (ushort)value); break;
                default: BinaryPrimitives.WriteInt32LittleEndian(span[(4 * row)..], value); break;
            }
        }
    }
}
