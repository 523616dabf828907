using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Tables.Pages;

namespace StanceSim.Experiments.Results.Tables.Columns;

/// <summary>Values of one column on their way to a row group.</summary>
/// <remarks>
/// Two sets of rows: one takes values while the other, closed before, is turned into bytes on another thread.
/// </remarks>
internal abstract class ColumnBuffer
{
    /// <summary>Puts the values aside for <see cref="Encode"/> and begins anew.</summary>
    public abstract void Close();

    /// <summary>Turns the values that were put aside into the pages of a column, and forgets them.</summary>
    /// <param name="pages">Empty pages.</param>
    /// <param name="rows">Rows that were put aside.</param>
    public abstract void Encode(ColumnPages pages, int rows);

    /// <summary>Tells the values that were not put aside, for a checkpoint.</summary>
    public abstract void Save(ByteWriter bytes);

    /// <summary>Takes back what <see cref="Save"/> told, of so many rows.</summary>
    /// <exception cref="FormatException">The bytes are not of such a column.</exception>
    public abstract void Load(ByteReader bytes, int rows);

    /// <exception cref="FormatException">There are not as many values as rows.</exception>
    protected static void MustBe(int rows, int values)
    {
        if (rows != values)
        {
            throw new FormatException($"A column has {values} values for {rows} rows.");
        }
    }
}
