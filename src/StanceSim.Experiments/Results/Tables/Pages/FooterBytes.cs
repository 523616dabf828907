using System.Buffers;

namespace StanceSim.Experiments.Results.Tables.Pages;

/// <summary>The end of a Parquet file, which says what is in it.</summary>
internal static class FooterBytes
{
    private const int FormatVersion = 1;
    private const string Writer = "stancesim";

    /// <param name="bytes">Takes it.</param>
    /// <param name="table">Its columns.</param>
    /// <param name="rows">Rows of all row groups.</param>
    /// <param name="count">Row groups.</param>
    /// <param name="groups">What there is to say about them, one behind the other.</param>
    public static void Write(ArrayBufferWriter<byte> bytes, TableDefinition table, long rows, int count, ReadOnlySpan<byte> groups)
    {
        var footer = new ThriftStruct(bytes);
        footer.Number(1, FormatVersion);
        footer.Structs(2, table.Columns.Length + 1);
        footer.Open();
        footer.Text(4, "root");
        footer.Number(5, table.Columns.Length);
        footer.Close();
        foreach (var column in table.Columns)
        {
            footer.Open();
            footer.Number(1, ParquetTypes.PhysicalOf(column.Kind));
            footer.Number(3, column.Nullable ? 1 : 0);
            footer.Text(4, column.Name);
            ParquetTypes.Tell(footer, column.Kind);
            footer.Close();
        }

        footer.Long(3, rows);
        footer.Structs(4, count);
        bytes.Write(groups);
        footer.Text(6, Writer);
        footer.Structs(7, table.Columns.Length);
        foreach (var _ in table.Columns)
        {
            // Each column is ordered as its type is, so that readers may trust its least and greatest value.
            footer.Open();
            footer.Open(1);
            footer.Close();
            footer.Close();
        }

        bytes.Write((ReadOnlySpan<byte>)[0]);
    }
}
