using Parquet;
using Parquet.Schema;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>A column with a value in every row.</summary>
internal sealed class ValueColumn<T> : ColumnBuffer
    where T : struct
{
    private T[] values = new T[256];
    private int count;

    public void Add(T value)
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, 2 * count);
        }

        values[count++] = value;
    }

    public override Task Write(ParquetRowGroupWriter group, DataField field, int rows, ColumnScratch scratch)
    {
        count = 0;
        return Write(group, field, values.AsMemory(0, rows), null);
    }
}

/// <summary>A column with a value in some rows.</summary>
internal sealed class MaybeColumn<T> : ColumnBuffer
    where T : struct
{
    private T[] values = new T[256];
    private bool[] present = new bool[256];
    private int rows;
    private int count;

    public void Add(T? value)
    {
        if (rows == values.Length)
        {
            Array.Resize(ref values, 2 * rows);
            Array.Resize(ref present, 2 * rows);
        }

        present[rows++] = value.HasValue;
        if (value.HasValue)
        {
            values[count++] = value.GetValueOrDefault();
        }
    }

    public override Task Write(ParquetRowGroupWriter group, DataField field, int rows, ColumnScratch scratch)
    {
        var levels = scratch.Levels(rows);
        for (var row = 0; row < rows; row++)
        {
            levels[row] = present[row] ? 1 : 0;
        }

        var found = values.AsMemory(0, count);
        (this.rows, count) = (0, 0);
        return Write(group, field, found, scratch.LevelMemory(rows));
    }
}

/// <summary>A column with the same value in every row.</summary>
internal sealed class ConstantColumn<T>(T value) : ColumnBuffer
    where T : struct
{
    private T[] values = [];

    public override Task Write(ParquetRowGroupWriter group, DataField field, int rows, ColumnScratch scratch)
    {
        if (values.Length < rows)
        {
            values = new T[rows];
            Array.Fill(values, value);
        }

        return Write(group, field, values.AsMemory(0, rows), null);
    }
}
