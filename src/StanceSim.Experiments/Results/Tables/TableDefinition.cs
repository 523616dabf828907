using System.Collections.Immutable;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>A result table: its name and its columns in order.</summary>
/// <param name="Name">Name of its files without extension.</param>
/// <param name="Meaning">What one row is, for documentation.</param>
/// <param name="Columns">In the order in which they are stored.</param>
public sealed record TableDefinition(string Name, string Meaning, ImmutableArray<ColumnDefinition> Columns)
{
    /// <summary>Rows of a full row group. Bounds the memory of a run and the work of reading a part of it.</summary>
    public int RowsPerGroup { get; init; } = 1 << 15;

    public string ParquetFile => Name + ".parquet";

    public string CsvFile => Name + ".csv";
}
