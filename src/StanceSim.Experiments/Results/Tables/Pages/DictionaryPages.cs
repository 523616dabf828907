using StanceSim.Experiments.Results.Tables.Columns;

namespace StanceSim.Experiments.Results.Tables.Pages;

/// <summary>Columns whose rows name places in a dictionary.</summary>
internal static class DictionaryPages
{
    /// <param name="pages">Pages whose dictionary is written.</param>
    /// <param name="places">The place of each row's value; -1: none.</param>
    /// <param name="count">Values in the dictionary.</param>
    /// <param name="nullable">Whether some rows may have none.</param>
    public static void Fill(ColumnPages pages, RunList<int> places, int count, bool nullable)
    {
        (pages.Encoding, pages.DictionaryCount) = (PageEncoding.Dictionary, count);
        var found = nullable ? WithoutNulls(pages, places) : places;

        // Whole bytes, more than the places need: they pack without shifting and compress better.
        var width = count <= 1 << 8 ? 8 : count <= 1 << 16 ? 16 : 32;
        pages.Values.GetSpan(1)[0] = (byte)width;
        pages.Values.Advance(1);
        HybridRuns.Write(pages.Values, found, width);
    }

    private static RunList<int> WithoutNulls(ColumnPages pages, RunList<int> places)
    {
        var (present, found) = (pages.Present, pages.Found);
        found.TakePresent(places, TextColumn.None, present);
        pages.AddLevels(present);
        pages.Nulls = places.Rows - found.Rows;
        return found;
    }
}
