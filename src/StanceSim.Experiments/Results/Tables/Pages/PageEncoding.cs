namespace StanceSim.Experiments.Results.Tables.Pages;

/// <summary>How values are laid down in a page; the numbers are Parquet's.</summary>
internal enum PageEncoding
{
    /// <summary>One after another.</summary>
    Plain = 0,

    /// <summary>Runs and packed bits, for levels.</summary>
    Hybrid = 3,

    /// <summary>How far each is from the one before.</summary>
    DeltaBinaryPacked = 5,

    /// <summary>Places in a dictionary page, as runs or packed.</summary>
    Dictionary = 8,

    /// <summary>The first bytes of all numbers, then the second, and so on.</summary>
    ByteStreamSplit = 9,
}
