using System.Collections.Immutable;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Results.Tables;

namespace StanceSim.Experiments.Results.Export;

/// <summary>Writes the tables of a run as CSV (RFC 4180): the same columns and rows as the Parquet files, numbers that read back as the same bits.</summary>
public static class CsvExport
{
    /// <summary>Writes one file per table; each appears whole or not at all, and replaces an earlier one. Returns their paths.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Where to; made when missing. Default: the run's own folder.</param>
    public static async Task<ImmutableArray<string>> Write(RunResults run, string? folder = null)
    {
        var target = folder ?? run.Folder;
        StorageFailure.Told(target, () => Directory.CreateDirectory(target));
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var table in ResultTables.All)
        {
            paths.Add(await Write(run, table, target));
        }

        return paths.ToImmutable();
    }

    private static async Task<string> Write(RunResults run, TableDefinition table, string folder)
    {
        var path = Path.Combine(folder, table.CsvFile);
        var unfinished = path + RunFolder.UnfinishedSuffix;
        StorageFailure.Told(unfinished, () => File.Delete(unfinished));
        try
        {
            using (var file = new ChecksummedFile(folder, Path.GetFileName(unfinished)))
            {
                await Write(run, table, file);
                file.Seal();
            }

            StorageFailure.Told(path, () => File.Move(unfinished, path, overwrite: true));
        }
        catch (ResultsException)
        {
            StorageFailure.Told(unfinished, () => File.Delete(unfinished));
            throw;
        }

        return path;
    }

    private static async Task Write(RunResults run, TableDefinition table, Stream output)
    {
        await using var reader = await TableReader.Open(run.Folder, table);
        var line = new CsvLine(output);
        foreach (var column in table.Columns)
        {
            line.Add(column.Name);
        }

        line.End();
        foreach (var group in reader.RowGroups())
        {
            var cells = new Action<CsvLine, int>[table.Columns.Length];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = await CellsOf(group, table.Columns[column]);
            }

            for (var row = 0; row < group.Rows; row++)
            {
                foreach (var cell in cells)
                {
                    cell(line, row);
                }

                line.End();
            }
        }
    }

    private static async Task<Action<CsvLine, int>> CellsOf(TableReader.RowGroup group, ColumnDefinition column)
    {
        switch (column.Kind)
        {
            case ColumnKind.Text:
                var texts = await group.Texts(column.Name);
                return (line, row) => line.AddText(texts[row]);
            case ColumnKind.Integer:
                var integers = await group.MaybeValues<int>(column.Name);
                return (line, row) => line.Add(integers[row]);
            case ColumnKind.Natural:
                var naturals = await group.MaybeValues<ulong>(column.Name);
                return (line, row) => line.Add(naturals[row]);
            case ColumnKind.Number:
                var numbers = await group.MaybeValues<double>(column.Name);
                return (line, row) => line.Add(numbers[row], "R");
            case ColumnKind.Date:
                var dates = await group.MaybeValues<DateOnly>(column.Name);
                return (line, row) => line.Add(dates[row], "yyyy-MM-dd");
            default:
                var truths = await group.MaybeValues<bool>(column.Name);
                return (line, row) => line.Add(truths[row] is { } truth ? (truth ? "true" : "false") : "");
        }
    }
}
