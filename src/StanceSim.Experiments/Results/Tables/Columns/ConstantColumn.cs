using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Tables.Pages;

namespace StanceSim.Experiments.Results.Tables.Columns;

/// <summary>A column with the same value in every row.</summary>
/// <param name="value">The value as Parquet lays it down plainly.</param>
internal sealed class ConstantColumn(byte[] value) : ColumnBuffer
{
    private readonly RunList<int> places = new();

    public override void Close()
    {
    }

    public override void Encode(ColumnPages pages, int rows)
    {
        places.Clear();
        places.Add(0, rows);
        value.CopyTo(pages.Dictionary.GetSpan(value.Length));
        pages.Dictionary.Advance(value.Length);
        DictionaryPages.Fill(pages, places, 1, nullable: false);
    }

    public override void Save(ByteWriter bytes)
    {
    }

    public override void Load(ByteReader bytes, int rows)
    {
    }
}
