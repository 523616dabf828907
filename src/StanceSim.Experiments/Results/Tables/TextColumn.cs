using Parquet;
using Parquet.Schema;
using StanceSim.Experiments.Checkpoints;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>A column of texts; null where there is none.</summary>
internal sealed class TextColumn(bool nullable) : ColumnBuffer
{
    private string?[] values = new string?[Smallest];
    private int count;

    public void Add(string? text)
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, 2 * count);
        }

        values[count++] = text;
    }

    /// <summary>Each text once, then which of them stands in each row; -1 where there is none.</summary>
    public override void Save(ByteWriter bytes)
    {
        var numbers = new Dictionary<string, int>();
        var places = new int[count];
        for (var row = 0; row < count; row++)
        {
            places[row] = values[row] is not { } text ? -1
                : numbers.TryGetValue(text, out var known) ? known
                : numbers[text] = numbers.Count;
        }

        bytes.AddList(numbers.Keys, static (bytes, text) => bytes.Add(text));
        bytes.Add(places);
    }

    public override void Load(ByteReader bytes, int rows)
    {
        var texts = bytes.List(static bytes => bytes.Text());
        var places = bytes.Integers();
        MustBe(rows, places.Length);
        foreach (var place in places)
        {
            Add(place < 0 && nullable ? null : (uint)place < texts.Length ? texts[place] : throw new FormatException($"There is no text {place}."));
        }
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
