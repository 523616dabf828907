using System.Collections.Immutable;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>
/// Writes a table to nowhere. Most of the time of a short run goes into compiling what writes and compresses its tables; doing
/// that while the run is computed makes two processors share it.
/// </summary>
internal static class ParquetWarmUp
{
    private static readonly Lazy<Task> Once = new(() => Parallel.ForAsync(0, 1, (_, _) => new ValueTask(Write())));

    /// <summary>Begins in the background, once in a process.</summary>
    public static Task Begin() => Once.Value;

    /// <summary>Enough for columns to be compressed.</summary>
    private const int Rows = 64;

    private static async Task Write()
    {
        ImmutableArray<ColumnDefinition> columns =
        [
            new("text", ColumnKind.Text, ""),
            new("integer", ColumnKind.Integer, ""),
            new("natural", ColumnKind.Natural, ""),
            new("number", ColumnKind.Number, "", Numbers: NumberSequence.Varied),
            new("date", ColumnKind.Date, "", Nullable: true),
            new("truth", ColumnKind.Truth, ""),
        ];
        var table = new TableWriter(new TableDefinition("nowhere", "", columns), new RunKeys("", 0, 0, 0), Stream.Null);
        for (var row = 0; row < Rows; row++)
        {
            table.Text("text").Add("text");
            table.Integer("integer").Add(row);
            table.Natural("natural").Add(1);
            table.Number("number").Add(row);
            table.Date("date").Add(row == 0 ? null : DateOnly.MinValue);
            table.Truth("truth").Add(true);
            await table.EndRow();
        }

        await table.Complete();
        await table.DisposeAsync();
    }
}
