using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Tables.Pages;

namespace StanceSim.Experiments.Results.Tables.Columns;

/// <summary>A column of yes and no, a bit each.</summary>
internal sealed class TruthColumn : ColumnBuffer
{
    private RunList<bool> open = new();
    private RunList<bool> closed = new();

    public void Add(bool value) => open.Add(value);

    public override void Close() => (open, closed) = (closed, open);

    public override void Encode(ColumnPages pages, int rows)
    {
        var bytes = pages.Values.GetSpan((rows + 7) / 8)[..((rows + 7) / 8)];
        bytes.Clear();
        for (int run = 0, row = 0; run < closed.Values.Length; run++)
        {
            for (var end = row + closed.Lengths[run]; row < end; row++)
            {
                bytes[row / 8] |= (byte)(closed.Values[run] ? 1 << (row % 8) : 0);
            }
        }

        pages.Values.Advance(bytes.Length);
        pages.Encoding = PageEncoding.Plain;
        closed.Clear();
    }

    public override void Save(ByteWriter bytes) => open.Save(bytes, static (bytes, value) => bytes.Add(value));

    public override void Load(ByteReader bytes, int rows) => open.Load(bytes, rows, static bytes => bytes.Truth());
}
