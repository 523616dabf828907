using System.Collections.Immutable;
using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>The five tables of a run that is being written.</summary>
internal sealed class RunTables : IAsyncDisposable
{
    private readonly Scenario scenario;
    private readonly ImmutableArray<(TableWriter Writer, ChecksummedFile File)> tables;
    private readonly StanceRows stances;
    private readonly AffinityRows affinities;
    private readonly MessageRows messages;
    private readonly ChangeRows changes;
    private readonly DecisionRows decisions;

    /// <param name="folder">Where the files are.</param>
    /// <param name="scenario">What the run began with.</param>
    /// <param name="keys">The run they belong to.</param>
    /// <param name="checkpoint">Where to go on; null: with new files.</param>
    /// <exception cref="FormatException">The files are not those of the checkpoint.</exception>
    public RunTables(string folder, Scenario scenario, RunKeys keys, Checkpoint? checkpoint)
    {
        this.scenario = scenario;
        Counts = checkpoint?.Counts ?? new(0, 0, 0, 0, 0);
        var opened = new List<(TableWriter Writer, ChecksummedFile File)>();
        try
        {
            foreach (var table in ResultTables.All)
            {
                opened.Add(checkpoint is null ? New(folder, table, keys) : Reopened(folder, table, keys, checkpoint.Tables));
            }
        }
        catch
        {
            opened.ForEach(table => table.File.Dispose());
            throw;
        }

        tables = [.. opened];
        stances = new StanceRows(Writer(ResultTables.Stances), scenario.World);
        affinities = new AffinityRows(Writer(ResultTables.Affinities), scenario.World, checkpoint?.Snapshot.Affinities);
        messages = new MessageRows(Writer(ResultTables.Messages), scenario);
        changes = new ChangeRows(Writer(ResultTables.Changes), scenario.World, (ulong)Counts.Changes);
        decisions = new DecisionRows(Writer(ResultTables.Decisions), scenario.World);
    }

    /// <summary>What was written so far.</summary>
    public RunCounts Counts { get; private set; }

    /// <summary>Goes on under a later stage of the run.</summary>
    public void Enter(Scenario stage)
    {
        messages.Enter(stage);
        changes.Enter(stage.World);
    }

    /// <summary>Puts the files on the disk itself, and tells what else is needed to go on from here.</summary>
    public async Task<TableState[]> Save()
    {
        var states = new TableState[tables.Length];
        for (var index = 0; index < states.Length; index++)
        {
            var bytes = new ByteWriter();
            await tables[index].Writer.Save(bytes);
            states[index] = new TableState(tables[index].File.Settle(), bytes.Written.ToArray());
        }

        return states;
    }

    /// <summary>Writes a frame and the messages sent with it.</summary>
    public async ValueTask AddFrame(TickRecord record)
    {
        var day = scenario.Calendar.DateOf(record.Tick);
        await stances.Add(record, day);
        await affinities.Add(record, day);
        foreach (var message in record.Sent)
        {
            await messages.Add(message);
        }

        Counts = Counts with { Frames = Counts.Frames + 1, Messages = Writer(ResultTables.Messages).Rows };
    }

    /// <summary>Writes what happened in the tick before a frame.</summary>
    public async ValueTask AddTick(TickRecord record)
    {
        var dayBefore = scenario.Calendar.DateOf(record.Tick - 1);
        await changes.Add(record.Changes, dayBefore);
        foreach (var decision in record.Decisions)
        {
            await decisions.Add(decision, dayBefore);
        }

        Counts = Counts with
        {
            Changes = (long)changes.Count,
            Contributions = Writer(ResultTables.Changes).Rows,
            Decisions = Writer(ResultTables.Decisions).Rows,
        };
    }

    /// <summary>Writes what is left and closes the files.</summary>
    public async Task<ImmutableArray<FileChecksum>> Complete()
    {
        // Encoding is the bulk of the work of a short run, and tables do not share anything.
        var checksums = new FileChecksum[tables.Length];
        await Parallel.ForAsync(0, tables.Length, async (index, _) =>
        {
            await tables[index].Writer.Complete();
            checksums[index] = tables[index].File.Seal();
        });
        return [.. checksums];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (writer, file) in tables)
        {
            await writer.DisposeAsync();
            file.Dispose();
        }
    }

    private static (TableWriter, ChecksummedFile) New(string folder, TableDefinition table, RunKeys keys)
    {
        var file = new ChecksummedFile(folder, table.ParquetFile);
        return (new TableWriter(table, keys, file), file);
    }

    private static (TableWriter, ChecksummedFile) Reopened(string folder, TableDefinition table, RunKeys keys, IReadOnlyList<TableState> states)
    {
        var state = states.FirstOrDefault(state => state.File.Name == table.ParquetFile)
            ?? throw new FormatException($"The checkpoint does not know {table.ParquetFile}.");
        var file = new ChecksummedFile(folder, state.File);
        try
        {
            var writer = new TableWriter(table, keys, file, state.File.Bytes);
            writer.Load(new ByteReader(state.Writer));
            return (writer, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private TableWriter Writer(TableDefinition table) => tables[ResultTables.All.IndexOf(table)].Writer;
}
