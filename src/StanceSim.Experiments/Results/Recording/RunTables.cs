using System.Collections.Immutable;
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

    public RunTables(string folder, Scenario scenario, RunKeys keys)
    {
        this.scenario = scenario;
        tables = [.. ResultTables.All.Select(table =>
        {
            var file = new ChecksummedFile(folder, table.ParquetFile);
            return (new TableWriter(table, keys, file), file);
        })];
        stances = new StanceRows(Writer(ResultTables.Stances), scenario.World);
        affinities = new AffinityRows(Writer(ResultTables.Affinities), scenario.World);
        messages = new MessageRows(Writer(ResultTables.Messages), scenario);
        changes = new ChangeRows(Writer(ResultTables.Changes), scenario.World);
        decisions = new DecisionRows(Writer(ResultTables.Decisions), scenario.World);
    }

    /// <summary>What was written so far.</summary>
    public RunCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    public async ValueTask Add(TickRecord record)
    {
        var day = scenario.Calendar.DateOf(record.Tick);
        await stances.Add(record, day);
        await affinities.Add(record, day);
        foreach (var message in record.Sent)
        {
            await messages.Add(message);
        }

        var dayBefore = scenario.Calendar.DateOf(record.Tick - 1);
        await changes.Add(record.Changes, dayBefore);
        foreach (var decision in record.Decisions)
        {
            await decisions.Add(decision, dayBefore);
        }

        Counts = new RunCounts(
            Counts.Frames + 1,
            Writer(ResultTables.Messages).Rows,
            (long)changes.Count,
            Writer(ResultTables.Changes).Rows,
            Writer(ResultTables.Decisions).Rows);
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

    public ValueTask DisposeAsync()
    {
        foreach (var (_, file) in tables)
        {
            file.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private TableWriter Writer(TableDefinition table) => tables[ResultTables.All.IndexOf(table)].Writer;
}
