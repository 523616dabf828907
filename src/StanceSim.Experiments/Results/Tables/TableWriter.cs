using Parquet;
using Parquet.Schema;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>A table on its way to its Parquet file. Holds at most one row group in memory.</summary>
internal sealed class TableWriter : IAsyncDisposable
{
    private readonly Stream output;
    private readonly ParquetSchema schema;
    private readonly ColumnBuffer[] columns;
    private ParquetWriter? file;

    /// <param name="table">Its columns.</param>
    /// <param name="keys">The run it belongs to.</param>
    /// <param name="output">Where its bytes go; left open.</param>
    public TableWriter(TableDefinition table, RunKeys keys, Stream output)
    {
        (Table, this.output, schema) = (table, output, ParquetFormat.SchemaOf(table));
        columns = [.. table.Columns.Select(column => BufferFor(column, keys))];
    }

    public TableDefinition Table { get; }

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that are not in the file yet.</summary>
    private int Pending { get; set; }

    public ColumnBuffer<ReadOnlyMemory<char>> Text(string name) => Buffer<ReadOnlyMemory<char>>(name);

    public ColumnBuffer<int> Integer(string name) => Buffer<int>(name);

    public ColumnBuffer<ulong> Natural(string name) => Buffer<ulong>(name);

    public ColumnBuffer<double> Number(string name) => Buffer<double>(name);

    public ColumnBuffer<DateOnly> Date(string name) => Buffer<DateOnly>(name);

    public ColumnBuffer<bool> Truth(string name) => Buffer<bool>(name);

    /// <summary>Says that every column but the run's keys got its value for one more row.</summary>
    public ValueTask EndRow()
    {
        Rows++;
        Pending++;
        return Pending < ParquetFormat.RowsPerGroup ? ValueTask.CompletedTask : new ValueTask(WriteGroup());
    }

    /// <summary>Writes what is left and the footer.</summary>
    public async Task Complete()
    {
        if (Pending > 0 || file is null)
        {
            await WriteGroup();
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (file is { } open)
        {
            file = null;
            await open.DisposeAsync();
        }
    }

    private async Task WriteGroup()
    {
        file ??= await ParquetWriter.CreateAsync(schema, output, ParquetFormat.OptionsOf(Table));
        if (Pending == 0)
        {
            return;
        }

        using var group = file.CreateRowGroup();
        for (var column = 0; column < columns.Length; column++)
        {
            await columns[column].Write(group, schema.DataFields[column], Pending);
        }

        Pending = 0;
    }

    private ColumnBuffer<T> Buffer<T>(string name)
        where T : struct => (ColumnBuffer<T>)columns[IndexOf(name)];

    private int IndexOf(string name)
    {
        for (var index = 0; index < Table.Columns.Length; index++)
        {
            if (Table.Columns[index].Name == name)
            {
                return index;
            }
        }

        throw new ArgumentException($"Table {Table.Name} has no column {name}.", nameof(name));
    }

    private static ColumnBuffer BufferFor(ColumnDefinition column, RunKeys keys) => column.Name switch
    {
        "run" => new ConstantColumn<ReadOnlyMemory<char>>(keys.Run.AsMemory()),
        "design_point" => new ConstantColumn<int>(keys.DesignPoint),
        "replicate" => new ConstantColumn<int>(keys.Replicate),
        "seed" => new ConstantColumn<ulong>(keys.Seed),
        _ => column.Kind switch
        {
            ColumnKind.Text => new ColumnBuffer<ReadOnlyMemory<char>>(column.Nullable),
            ColumnKind.Integer => new ColumnBuffer<int>(column.Nullable),
            ColumnKind.Natural => new ColumnBuffer<ulong>(column.Nullable),
            ColumnKind.Number => new ColumnBuffer<double>(column.Nullable),
            ColumnKind.Date => new ColumnBuffer<DateOnly>(column.Nullable),
            _ => new ColumnBuffer<bool>(column.Nullable),
        },
    };
}

/// <summary>What tells the rows of one run from another's.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="DesignPoint">Number of the parameter combination; 0 in a single run.</param>
/// <param name="Replicate">Number of the replicate.</param>
/// <param name="Seed">Seed.</param>
internal sealed record RunKeys(string Run, int DesignPoint, int Replicate, ulong Seed);
