using System.Buffers.Binary;
using System.Text;
using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Tables.Columns;
using StanceSim.Experiments.Results.Tables.Pages;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>A table on its way to its Parquet file. Holds at most two row groups in memory: one that fills, one that is being written.</summary>
/// <remarks>
/// Row groups end where they are full or the table does, wherever it was suspended, so that suspending leaves no trace. They are
/// encoded and compressed on another thread, one after the other. Parquet.Net, which reads the tables, took most of the time of
/// a run to write them, as it looks at every value of every row; here rows that repeat cost next to nothing.
/// </remarks>
internal sealed class TableWriter : IAsyncDisposable
{
    private readonly RowGroups groups;
    private readonly ColumnBuffer[] columns;
    private Task writing = Task.CompletedTask;

    /// <param name="table">Its columns.</param>
    /// <param name="keys">The run it belongs to.</param>
    /// <param name="output">Where its bytes go; left open.</param>
    /// <param name="kept">Bytes that stand there already, of a table that goes on from <see cref="Load"/>.</param>
    public TableWriter(TableDefinition table, RunKeys keys, Stream output, long kept = 0)
    {
        (Table, groups) = (table, new RowGroups(table, output, kept));
        columns = [.. table.Columns.Select(column => BufferFor(column, keys))];
    }

    public TableDefinition Table { get; }

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that are not in the file yet, nor on their way there.</summary>
    private int Pending { get; set; }

    public TextColumn Text(string name) => (TextColumn)columns[IndexOf(name)];

    public WholeColumn Integer(string name) => (WholeColumn)columns[IndexOf(name)];

    public NaturalColumn Natural(string name) => (NaturalColumn)columns[IndexOf(name)];

    public NumberColumn Number(string name) => (NumberColumn)columns[IndexOf(name)];

    public RepeatedColumn Repeated(string name) => (RepeatedColumn)columns[IndexOf(name)];

    public DateColumn Date(string name) => (DateColumn)columns[IndexOf(name)];

    public TruthColumn Truth(string name) => (TruthColumn)columns[IndexOf(name)];

    /// <summary>Says that every column but the run's keys got its values for so many more rows.</summary>
    public ValueTask EndRows(int count)
    {
        Rows += count;
        Pending += count;
        return Pending < Table.RowsPerGroup ? ValueTask.CompletedTask : new ValueTask(BeginGroup());
    }

    /// <summary>Says that every column but the run's keys got its value for one more row.</summary>
    public ValueTask EndRow() => EndRows(1);

    /// <summary>Writes what is left and the footer.</summary>
    public async Task Complete()
    {
        if (Pending > 0)
        {
            await BeginGroup();
        }

        await writing;
        groups.End(Rows);
    }

    /// <summary>Tells all that is needed to go on: what is in the file, and the rows that are not in it yet.</summary>
    public async Task Save(ByteWriter bytes)
    {
        await writing;
        bytes.Add(Rows);
        bytes.Add(Pending);
        bytes.Add(groups.Count);
        bytes.Add(groups.Told);
        foreach (var column in columns)
        {
            column.Save(bytes);
        }
    }

    /// <summary>Goes on where <see cref="Save"/> was called.</summary>
    /// <exception cref="FormatException">The bytes are not of such a table.</exception>
    public void Load(ByteReader bytes)
    {
        (Rows, Pending) = (bytes.Long(), bytes.Integer());
        if (Pending < 0 || Pending >= Table.RowsPerGroup)
        {
            throw new FormatException($"{Pending} rows cannot wait for a row group of {Table.RowsPerGroup}.");
        }

        groups.Continue(bytes.Integer(), bytes.Bytes());
        foreach (var column in columns)
        {
            column.Load(bytes, Pending);
        }
    }

    /// <summary>Lets what is being written come to its end, well or not.</summary>
    public async ValueTask DisposeAsync()
    {
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        groups.Dispose();
    }

    private async Task BeginGroup()
    {
        await writing;
        foreach (var column in columns)
        {
            column.Close();
        }

        var rows = Pending;
        Pending = 0;
        writing = Task.Run(() => groups.Add(columns, rows));
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
        "run" => new ConstantColumn([.. Bytes(Encoding.UTF8.GetByteCount(keys.Run)), .. Encoding.UTF8.GetBytes(keys.Run)]),
        "design_point" => new ConstantColumn(Bytes(keys.DesignPoint)),
        "replicate" => new ConstantColumn(Bytes(keys.Replicate)),
        "seed" => new ConstantColumn(Bytes(keys.Seed)),
        _ => (column.Kind, column.Nullable) switch
        {
            (ColumnKind.Text, var nullable) => new TextColumn(nullable),
            (ColumnKind.Integer, false) => new WholeColumn(),
            (ColumnKind.Natural, false) => new NaturalColumn(),
            (ColumnKind.Number, false) when column.Numbers == NumberSequence.Repeated => new RepeatedColumn(),
            (ColumnKind.Number, var nullable) => new NumberColumn(nullable, column.Numbers == NumberSequence.Varied),
            (ColumnKind.Date, true) => new DateColumn(),
            (ColumnKind.Truth, false) => new TruthColumn(),
            _ => throw new NotSupportedException($"No table has such a column: {column}."),
        },
    };

    private static byte[] Bytes(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Bytes(ulong value)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }
}

/// <summary>What tells the rows of one run from another's.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="DesignPoint">Number of the parameter combination; 0 in a single run.</param>
/// <param name="Replicate">Number of the replicate.</param>
/// <param name="Seed">Seed.</param>
internal sealed record RunKeys(string Run, int DesignPoint, int Replicate, ulong Seed);
