using System.Buffers.Binary;
using System.Text;
using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Tables.Pages;

namespace StanceSim.Experiments.Results.Tables.Columns;

/// <summary>A column of texts, each of them stored once in a row group.</summary>
internal sealed class TextColumn(bool nullable) : ColumnBuffer
{
    /// <summary>Stands for no text.</summary>
    public const int None = -1;

    private readonly TextCodes codes = new();
    private readonly List<string> texts = [];
    private int[] places = [];
    private RunList<int> open = new();
    private RunList<int> closed = new();

    /// <summary>A number for a text that will stand in many rows; holds for as long as the column.</summary>
    public int CodeOf(string? text) => text is null ? None : codes.ForGood(text);

    public void Add(string? text, int times = 1) => open.Add(text is null ? None : codes.ForNow(text), times);

    public void Add(int code, int times = 1) => open.Add(code, times);

    /// <summary>Numbers texts in the order in which they first occur, so that the bytes do not depend on where a run was suspended.</summary>
    public override void Close()
    {
        (open, closed) = (closed, open);
        Number(closed.Values);
        codes.Forget();
    }

    public override void Encode(ColumnPages pages, int rows)
    {
        foreach (var text in texts)
        {
            var length = Encoding.UTF8.GetByteCount(text);
            var span = pages.Dictionary.GetSpan(sizeof(int) + length);
            BinaryPrimitives.WriteInt32LittleEndian(span, length);
            Encoding.UTF8.GetBytes(text, span[sizeof(int)..]);
            pages.Dictionary.Advance(sizeof(int) + length);
        }

        DictionaryPages.Fill(pages, closed, texts.Count, nullable);
        closed.Clear();
    }

    /// <summary>Each text once, then which of them stands in each row; -1 where there is none.</summary>
    public override void Save(ByteWriter bytes)
    {
        var rows = new RunList<int>();
        for (var run = 0; run < open.Values.Length; run++)
        {
            rows.Add(open.Values[run], open.Lengths[run]);
        }

        Number(rows.Values);
        bytes.AddList(texts, static (bytes, text) => bytes.Add(text));
        rows.Save(bytes, static (bytes, place) => bytes.Add(place));
    }

    public override void Load(ByteReader bytes, int rows)
    {
        var known = bytes.List(static bytes => bytes.Text());
        var found = new RunList<int>();
        found.Load(bytes, rows, static bytes => bytes.Integer());
        for (var run = 0; run < found.Values.Length; run++)
        {
            var place = found.Values[run];
            Add(
                place < 0 && nullable ? null : (uint)place < known.Length ? known[place] : throw new FormatException($"There is no text {place}."),
                found.Lengths[run]);
        }
    }

    /// <summary>Replaces codes by places among the texts that occur.</summary>
    private void Number(Span<int> values)
    {
        if (places.Length < codes.Count)
        {
            places = new int[codes.Count];
        }

        places.AsSpan().Fill(None);
        texts.Clear();
        foreach (ref var value in values)
        {
            if (value == None)
            {
                continue;
            }

            if (places[value] == None)
            {
                places[value] = texts.Count;
                texts.Add(codes.TextOf(value));
            }

            value = places[value];
        }
    }
}
