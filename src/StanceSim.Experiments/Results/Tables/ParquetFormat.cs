using Parquet;
using Parquet.Schema;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>How result tables are laid down in Parquet.</summary>
internal static class ParquetFormat
{
    /// <summary>Rows of a full row group. Bounds the memory of a run and the work of reading a part of it.</summary>
    public const int RowsPerGroup = 1 << 15;

    public static ParquetSchema SchemaOf(TableDefinition table) =>
        new([.. table.Columns.Select(column => new DataField(column.Name, TypeOf(column.Kind), column.Nullable))]);

    /// <summary>Snappy: among the codecs that every reader knows, the one that starts fastest.</summary>
    public static ParquetOptions OptionsOf(TableDefinition table)
    {
        var options = new ParquetOptions
        {
            CompressionMethod = CompressionMethod.Snappy,
            DictionaryEncodingThreshold = 1,
            UseDateOnlyTypeForDates = true,
        };
        foreach (var column in table.Columns)
        {
            if (HintFor(column.Kind) is { } hint)
            {
                options.ColumnEncodingHints[column.Name] = hint;
            }
        }

        return options;
    }

    public static ParquetOptions ForReading { get; } = new() { UseDateOnlyTypeForDates = true };

    private static EncodingHint? HintFor(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => EncodingHint.Dictionary,
        ColumnKind.Integer or ColumnKind.Natural => EncodingHint.DeltaBinaryPacked,
        _ => null,
    };

    private static Type TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => typeof(string),
        ColumnKind.Integer => typeof(int),
        ColumnKind.Natural => typeof(ulong),
        ColumnKind.Number => typeof(double),
        ColumnKind.Date => typeof(DateOnly),
        _ => typeof(bool),
    };
}
