using Parquet;
using Parquet.Schema;
using StanceSim.Experiments.Results.Tables;

namespace StanceSim.Experiments.Results.Reading;

/// <summary>A table on disk, read one row group at a time and only those columns that are asked for.</summary>
internal sealed class TableReader : IAsyncDisposable
{
    private static readonly ParquetOptions Reading = new() { UseDateOnlyTypeForDates = true };
    private readonly string path;
    private readonly ParquetReader file;

    private TableReader(string path, TableDefinition table, ParquetReader file) => (this.path, Table, this.file) = (path, table, file);

    public TableDefinition Table { get; }

    /// <exception cref="ResultsException">The file is missing or no such table.</exception>
    public static async Task<TableReader> Open(string folder, TableDefinition table)
    {
        var path = Path.Combine(folder, table.ParquetFile);
        if (!File.Exists(path))
        {
            throw new ResultsException(RunFolderProblems.FileMissing(path));
        }

        return await Told(path, async () =>
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
            try
            {
                return new TableReader(path, table, await ParquetReader.CreateAsync(stream, Reading, leaveStreamOpen: false));
            }
            catch
            {
                await stream.DisposeAsync();
                throw;
            }
        });
    }

    /// <summary>Row groups in order. One is to be used up before the next is asked for.</summary>
    public IEnumerable<RowGroup> RowGroups()
    {
        for (var index = 0; index < file.RowGroupCount; index++)
        {
            using var group = file.OpenRowGroupReader(index);
            yield return new RowGroup(this, group);
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    /// <summary>Whatever a file holds, reading it ends in values or in a problem that names the file.</summary>
    private static async Task<T> Told<T>(string path, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new ResultsException(RunFolderProblems.NotAllowed(path), failure);
        }
        catch (Exception failure) when (failure is not (ResultsException or OperationCanceledException or OutOfMemoryException))
        {
            throw new ResultsException(RunFolderProblems.TableUnreadable(path, failure.Message), failure);
        }
    }

    private DataField FieldOf(string column) => Array.Find(file.Schema.DataFields, field => field.Name == column)
        ?? throw new ResultsException(RunFolderProblems.TableUnreadable(path, $"it has no column {column}."));

    /// <summary>Some rows of a table, column by column.</summary>
    internal sealed class RowGroup(TableReader reader, ParquetRowGroupReader group)
    {
        public int Rows => (int)group.RowCount;

        /// <summary>Texts, equal ones as one string; null where there is none.</summary>
        public Task<string?[]> Texts(string column) => Told(reader.path, async () =>
        {
            var (values, levels) = await Raw<ReadOnlyMemory<char>>(column);
            var known = new Dictionary<string, string>().GetAlternateLookup<ReadOnlySpan<char>>();
            var texts = new string?[Rows];
            for (int row = 0, value = 0; row < Rows; row++)
            {
                if (levels is null || levels[row] > 0)
                {
                    var text = values[value++].Span;
                    if (!known.TryGetValue(text, out texts[row]))
                    {
                        known[text] = texts[row] = text.ToString();
                    }
                }
            }

            return texts;
        });

        /// <summary>Values of a column that has one in every row.</summary>
        public Task<T[]> Values<T>(string column)
            where T : struct => Told(reader.path, async () => (await Raw<T>(column)).Values);

        /// <summary>Values of a column that may have none in a row.</summary>
        public Task<T?[]> MaybeValues<T>(string column)
            where T : struct => Told(reader.path, async () =>
            {
                var (values, levels) = await Raw<T>(column);
                var all = new T?[Rows];
                for (int row = 0, value = 0; row < Rows; row++)
                {
                    all[row] = levels is null || levels[row] > 0 ? values[value++] : null;
                }

                return all;
            });

        private async Task<(T[] Values, int[]? Levels)> Raw<T>(string column)
            where T : struct
        {
            var field = reader.FieldOf(column);
            var values = new T[Rows];
            var levels = field.IsNullable ? new int[Rows] : null;
            Memory<int>? levelMemory = levels is null ? (Memory<int>?)null : levels.AsMemory();
            await group.ReadRawAsync<T>(field, values, levelMemory, null);
            return (values, levels);
        }
    }
}
