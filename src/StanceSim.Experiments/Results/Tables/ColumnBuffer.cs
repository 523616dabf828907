using Parquet;
using Parquet.Schema;
using StanceSim.Experiments.Checkpoints;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>Values of one column on their way to a row group.</summary>
internal abstract class ColumnBuffer
{
    /// <summary>Rows for which a column has room from the start.</summary>
    protected const int Smallest = 256;

    /// <summary>Writes the values as the next column of a row group and forgets them.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="field">The column in the file's schema.</param>
    /// <param name="rows">Rows of the row group.</param>
    /// <param name="scratch">Room to work in.</param>
    public abstract Task Write(ParquetRowGroupWriter group, DataField field, int rows, ColumnScratch scratch);

    /// <summary>Tells the values, for a checkpoint.</summary>
    public abstract void Save(ByteWriter bytes);

    /// <summary>Takes back what <see cref="Save"/> told, of so many rows.</summary>
    /// <exception cref="FormatException">The bytes are not of such a column.</exception>
    public abstract void Load(ByteReader bytes, int rows);

    /// <exception cref="FormatException">There are not as many values as rows.</exception>
    protected static void MustBe(int rows, int values)
    {
        if (rows != values)
        {
            throw new FormatException($"A column has {values} values for {rows} rows.");
        }
    }

    protected static Task Write<T>(ParquetRowGroupWriter group, DataField field, Memory<T> values, ReadOnlyMemory<int>? levels)
        where T : struct => group.WriteAllPartsAsync<T>(field, values, levels, null, CancellationToken.None);
}

/// <summary>Room that the columns of a table share while a row group is written.</summary>
internal sealed class ColumnScratch
{
    private ReadOnlyMemory<char>[] texts = [];
    private int[] levels = [];

    public Span<ReadOnlyMemory<char>> Texts(int rows) => Room(ref texts, rows);

    public Memory<ReadOnlyMemory<char>> TextMemory(int count) => texts.AsMemory(0, count);

    /// <summary>Parquet's definition levels: 1 where there is a value, 0 where there is none.</summary>
    public Span<int> Levels(int rows) => Room(ref levels, rows);

    public ReadOnlyMemory<int> LevelMemory(int rows) => levels.AsMemory(0, rows);

    private static Span<T> Room<T>(ref T[] room, int rows)
    {
        if (room.Length < rows)
        {
            room = new T[rows];
        }

        return room.AsSpan(0, rows);
    }
}
