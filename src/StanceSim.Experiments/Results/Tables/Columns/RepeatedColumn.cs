using System.Buffers.Binary;
using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Tables.Pages;

namespace StanceSim.Experiments.Results.Tables.Columns;

/// <summary>A column of numbers that stand in several rows one after the other: each such number once, then which rows it stands in.</summary>
internal sealed class RepeatedColumn : ColumnBuffer
{
    private readonly RunList<int> places = new();
    private RunList<double> open = new();
    private RunList<double> closed = new();

    public void Add(double value, int times = 1) => open.Add(value, times);

    public override void Close() => (open, closed) = (closed, open);

    public override void Encode(ColumnPages pages, int rows)
    {
        places.Clear();
        var values = closed.Values;
        var lengths = closed.Lengths;
        var bytes = pages.Dictionary.GetSpan(Math.Max(1, values.Length * sizeof(double)));
        for (var run = 0; run < values.Length; run++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[(run * sizeof(double))..], values[run]);
            places.Add(run, lengths[run]);
        }

        pages.Dictionary.Advance(values.Length * sizeof(double));
        DictionaryPages.Fill(pages, places, values.Length, nullable: false);
        closed.Clear();
    }

    public override void Save(ByteWriter bytes) => open.Save(bytes, static (bytes, value) => bytes.Add(value));

    public override void Load(ByteReader bytes, int rows) => open.Load(bytes, rows, static bytes => bytes.Number());
}
