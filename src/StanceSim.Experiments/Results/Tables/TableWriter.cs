using Parquet;
using Parquet.Schema;
using StanceSim.Experiments.Checkpoints;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>A table on its way to its Parquet file. Holds at most one row group in memory.</summary>
/// <remarks>
/// Row groups end where they are full or the table does, wherever it was suspended, so that suspending leaves no trace.
/// </remarks>
internal sealed class TableWriter : IAsyncDisposable
{
    private readonly TableOutput output;
    private readonly ParquetSchema schema;
    private readonly ColumnBuffer[] columns;
    private readonly ColumnScratch scratch = new();
    private ParquetWriter? file;

    /// <summary>Footer of the row groups written so far, while no writer is open.</summary>
    private byte[] footer = [];

    /// <param name="table">Its columns.</param>
    /// <param name="keys">The run it belongs to.</param>
    /// <param name="output">Where its bytes go; left open.</param>
    /// <param name="kept">Bytes that stand there already, of a table that goes on from <see cref="Load"/>.</param>
    public TableWriter(TableDefinition table, RunKeys keys, Stream output, long kept = 0)
    {
        (Table, this.output, schema) = (table, new TableOutput(output, kept), ParquetFormat.SchemaOf(table));
        columns = [.. table.Columns.Select(column => BufferFor(column, keys))];
    }

    public TableDefinition Table { get; }

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that are not in the file yet.</summary>
    private int Pending { get; set; }

    public TextColumn Text(string name) => (TextColumn)columns[IndexOf(name)];

    public ValueColumn<int> Integer(string name) => (ValueColumn<int>)columns[IndexOf(name)];

    public ValueColumn<ulong> Natural(string name) => (ValueColumn<ulong>)columns[IndexOf(name)];

    public ValueColumn<double> Number(string name) => (ValueColumn<double>)columns[IndexOf(name)];

    public MaybeColumn<double> MaybeNumber(string name) => (MaybeColumn<double>)columns[IndexOf(name)];

    public MaybeColumn<DateOnly> Date(string name) => (MaybeColumn<DateOnly>)columns[IndexOf(name)];

    public ValueColumn<bool> Truth(string name) => (ValueColumn<bool>)columns[IndexOf(name)];

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
        if (Pending > 0 || (file is null && footer.Length == 0))
        {
            await WriteGroup();
        }

        await CloseFile();
        output.Write(footer);
    }

    /// <summary>Tells all that is needed to go on: the footer of what is in the file, and the rows that are not in it yet.</summary>
    public async Task Save(ByteWriter bytes)
    {
        await CloseFile();
        bytes.Add(Rows);
        bytes.Add(Pending);
        bytes.Add(footer);
        foreach (var column in columns)
        {
            column.Save(bytes);
        }
    }

    /// <summary>Goes on where <see cref="Save"/> was called.</summary>
    /// <exception cref="FormatException">The bytes are not of such a table.</exception>
    public void Load(ByteReader bytes)
    {
        (Rows, Pending, footer) = (bytes.Long(), bytes.Integer(), bytes.Bytes());
        if (Pending is < 0 or >= ParquetFormat.RowsPerGroup)
        {
            throw new FormatException($"{Pending} rows cannot wait for a row group of {ParquetFormat.RowsPerGroup}.");
        }

        foreach (var column in columns)
        {
            column.Load(bytes, Pending);
        }
    }

    public ValueTask DisposeAsync() => new(CloseFile());

    /// <summary>Has the library write the footer, and keeps it aside.</summary>
    private async Task CloseFile()
    {
        if (file is { } open)
        {
            file = null;
            output.HoldFooter();
            await open.DisposeAsync();
            footer = output.TakeFooter();
        }
    }

    private async Task<ParquetWriter> OpenFile()
    {
        if (footer.Length == 0)
        {
            return await ParquetWriter.CreateAsync(schema, output, ParquetFormat.OptionsOf(Table));
        }

        output.ShowFooter(footer);
        return await ParquetWriter.CreateAsync(schema, output, ParquetFormat.OptionsOf(Table), append: true);
    }

    private async Task WriteGroup()
    {
        file ??= await OpenFile();
        if (Pending == 0)
        {
            return;
        }

        using var group = file.CreateRowGroup();
        for (var column = 0; column < columns.Length; column++)
        {
            await columns[column].Write(group, schema.DataFields[column], Pending, scratch);
        }

        Pending = 0;
    }

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
        _ => (column.Kind, column.Nullable) switch
        {
            (ColumnKind.Text, var nullable) => new TextColumn(nullable),
            (ColumnKind.Integer, false) => new ValueColumn<int>(),
            (ColumnKind.Natural, false) => new ValueColumn<ulong>(),
            (ColumnKind.Number, false) => new ValueColumn<double>(),
            (ColumnKind.Number, true) => new MaybeColumn<double>(),
            (ColumnKind.Date, true) => new MaybeColumn<DateOnly>(),
            (ColumnKind.Truth, false) => new ValueColumn<bool>(),
            _ => throw new NotSupportedException($"No table has such a column: {column}."),
        },
    };
}

/// <summary>What tells the rows of one run from another's.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="DesignPoint">Number of the parameter combination; 0 in a single run.</param>
/// <param name="Replicate">Number of the replicate.</param>
/// <param name="Seed">Seed.</param>
internal sealed record RunKeys(string Run, int DesignPoint, int Replicate, ulong Seed);
