namespace StanceSim.Experiments.Results.Tables.Pages;

/// <summary>What Parquet calls the kinds of columns.</summary>
internal static class ParquetTypes
{
    public static int PhysicalOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Truth => 0,
        ColumnKind.Integer or ColumnKind.Date => 1,
        ColumnKind.Natural => 2,
        ColumnKind.Number => 5,
        _ => 6,
    };

    /// <summary>What a column's values mean, for readers of every age.</summary>
    public static void Tell(ThriftStruct element, ColumnKind kind)
    {
        switch (kind)
        {
            case ColumnKind.Text:
                element.Number(6, 0);
                element.Open(10);
                element.Open(1);
                element.Close();
                element.Close();
                break;
            case ColumnKind.Date:
                element.Number(6, 6);
                element.Open(10);
                element.Open(6);
                element.Close();
                element.Close();
                break;
            case ColumnKind.Integer:
                Whole(element, 17, 32, isSigned: true);
                break;
            case ColumnKind.Natural:
                Whole(element, 14, 64, isSigned: false);
                break;
            default:
                break;
        }
    }

    private static void Whole(ThriftStruct element, int converted, byte bits, bool isSigned)
    {
        element.Number(6, converted);
        element.Open(10);
        element.Open(10);
        element.Small(1, bits);
        element.Truth(2, isSigned);
        element.Close();
        element.Close();
    }
}
