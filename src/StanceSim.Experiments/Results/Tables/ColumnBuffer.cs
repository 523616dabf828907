using Parquet;
using Parquet.Schema;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>Values of one column on their way to a row group.</summary>
internal abstract class ColumnBuffer
{
    /// <summary>Writes the values as the next column of a row group and forgets them.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="field">The column in the file's schema.</param>
    /// <param name="rows">Rows of the row group.</param>
    public abstract Task Write(ParquetRowGroupWriter group, DataField field, int rows);
}

/// <summary>A column with a value in every row, or in some.</summary>
internal sealed class ColumnBuffer<T>(bool nullable) : ColumnBuffer
    where T : struct
{
    private T[] values = new T[256];
    private int[] levels = nullable ? new int[256] : [];
    private int count;
    private int rows;

    public void Add(T value)
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, 2 * count);
        }

        values[count++] = value;
        if (nullable)
        {
            AddLevel(1);
        }
    }

    public void AddNothing() => AddLevel(0);

    public void AddOrNothing(T? value)
    {
        if (value is { } some)
        {
            Add(some);
        }
        else
        {
            AddNothing();
        }
    }

    public override async Task Write(ParquetRowGroupWriter group, DataField field, int rows)
    {
        ReadOnlyMemory<int>? present = nullable ? levels.AsMemory(0, this.rows) : (ReadOnlyMemory<int>?)null;
        await group.WriteAllPartsAsync<T>(field, values.AsMemory(0, count), present, null, CancellationToken.None);
        (count, this.rows) = (0, 0);
    }

    /// <summary>Parquet's definition level: 1 where there is a value, 0 where there is none.</summary>
    private void AddLevel(int level)
    {
        if (rows == levels.Length)
        {
            Array.Resize(ref levels, 2 * rows);
        }

        levels[rows++] = level;
    }
}

/// <summary>A column with the same value in every row.</summary>
internal sealed class ConstantColumn<T>(T value) : ColumnBuffer
    where T : struct
{
    private T[] values = [];

    public override async Task Write(ParquetRowGroupWriter group, DataField field, int rows)
    {
        if (values.Length < rows)
        {
            values = new T[rows];
            Array.Fill(values, value);
        }

        await group.WriteAllPartsAsync<T>(field, values.AsMemory(0, rows), null, null, CancellationToken.None);
    }
}

internal static class TextColumns
{
    extension(ColumnBuffer<ReadOnlyMemory<char>> column)
    {
        public void Add(string text) => column.Add(text.AsMemory());

        public void AddOrNothing(string? text)
        {
            if (text is null)
            {
                column.AddNothing();
            }
            else
            {
                column.Add(text.AsMemory());
            }
        }
    }
}
