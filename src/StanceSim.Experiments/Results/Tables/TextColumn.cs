using Parquet;
using Parquet.Schema;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>A column of texts; null where there is none.</summary>
internal sealed class TextColumn(bool nullable) : ColumnBuffer
{
    private string?[] values = new string?[256];
    private int count;

    public void Add(string? text)
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, 2 * count);
        }

        values[count++] = text;
    }

    public override Task Write(ParquetRowGroupWriter group, DataField field, int rows, ColumnScratch scratch)
    {
        count = 0;
        var texts = scratch.Texts(rows);
        if (!nullable)
        {
            for (var row = 0; row < rows; row++)
            {
                texts[row] = values[row].AsMemory();
            }

            return Write(group, field, scratch.TextMemory(rows), null);
        }

        var levels = scratch.Levels(rows);
        var present = 0;
        for (var row = 0; row < rows; row++)
        {
            var text = values[row];
            levels[row] = text is null ? 0 : 1;
            if (text is not null)
            {
                texts[present++] = text.AsMemory();
            }
        }

        return Write(group, field, scratch.TextMemory(present), scratch.LevelMemory(rows));
    }
}
