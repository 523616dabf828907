using System.Buffers;
using System.Buffers.Binary;
using StanceSim.Experiments.Results.Tables.Columns;

namespace StanceSim.Experiments.Results.Tables.Pages;

/// <summary>The bytes of one column in a row group before they are compressed: a dictionary where there is one, and one data page.</summary>
internal sealed class ColumnPages
{
    /// <summary>Different values, laid down plainly.</summary>
    public ArrayBufferWriter<byte> Dictionary { get; } = new();

    public int DictionaryCount { get; set; }

    /// <summary>Levels where the column is nullable, then the values.</summary>
    public ArrayBufferWriter<byte> Values { get; } = new();

    public PageEncoding Encoding { get; set; }

    public int Nulls { get; set; }

    /// <summary>The least and the greatest value, by which readers skip row groups; null: not told.</summary>
    public (byte[] Least, byte[] Most)? Range { get; set; }

    /// <summary>Room to find out in which rows there is a value, and which.</summary>
    public RunList<int> Present { get; } = new();

    /// <inheritdoc cref="Present"/>
    public RunList<int> Found { get; } = new();

    public void Clear()
    {
        Present.Clear();
        Found.Clear();
        Dictionary.ResetWrittenCount();
        Values.ResetWrittenCount();
        (DictionaryCount, Encoding, Nulls, Range) = (0, PageEncoding.Plain, 0, null);
    }

    /// <summary>Says in which rows there is a value.</summary>
    public void AddLevels(RunList<int> present)
    {
        var start = Values.WrittenCount;
        Values.GetSpan(sizeof(int));
        Values.Advance(sizeof(int));
        HybridRuns.Write(Values, present, width: 1);

        // The length stands before what it is the length of.
        var length = Values.WrittenCount - start - sizeof(int);
        var written = System.Runtime.InteropServices.MemoryMarshal.AsMemory(Values.WrittenMemory).Span;
        BinaryPrimitives.WriteInt32LittleEndian(written[start..], length);
    }
}
