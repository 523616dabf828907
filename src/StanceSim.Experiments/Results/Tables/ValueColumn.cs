using Parquet;
using Parquet.Schema;
using StanceSim.Experiments.Checkpoints;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>A column with a value in every row.</summary>
internal sealed class ValueColumn<T> : ColumnBuffer
    where T : struct
{
    private T[] values = new T[Smallest];
    private int count;

    public void Add(T value)
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, Math.Max(Smallest, 2 * count));
        }

        values[count++] = value;
    }

    public override void Save(ByteWriter bytes) => ValueBytes.Add(bytes, values.AsSpan(0, count));

    public override void Load(ByteReader bytes, int rows)
    {
        values = ValueBytes.Read<T>(bytes);
        count = values.Length;
        MustBe(rows, count);
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
    private T[] values = new T[Smallest];
    private bool[] present = new bool[Smallest];
    private int rows;
    private int count;

    public void Add(T? value)
    {
        if (rows == values.Length)
        {
            Array.Resize(ref values, Math.Max(Smallest, 2 * rows));
            Array.Resize(ref present, Math.Max(Smallest, 2 * rows));
        }

        present[rows++] = value.HasValue;
        if (value.HasValue)
        {
            values[count++] = value.GetValueOrDefault();
        }
    }

    public override void Save(ByteWriter bytes)
    {
        ValueBytes.Add(bytes, present.AsSpan(0, rows));
        ValueBytes.Add(bytes, values.AsSpan(0, count));
    }

    public override void Load(ByteReader bytes, int rows)
    {
        present = ValueBytes.Read<bool>(bytes);
        var found = ValueBytes.Read<T>(bytes);
        MustBe(rows, present.Length);
        MustBe(present.Count(has => has), found.Length);
        Array.Resize(ref found, rows);
        (this.rows, count, values) = (rows, present.Count(has => has), found);
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

    public override void Save(ByteWriter bytes)
    {
    }

    public override void Load(ByteReader bytes, int rows)
    {
    }

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
