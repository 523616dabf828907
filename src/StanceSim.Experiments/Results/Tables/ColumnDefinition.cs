namespace StanceSim.Experiments.Results.Tables;

/// <summary>One column of a result table.</summary>
/// <param name="Name">Its name in every format, snake_case.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Meaning">What it says, for documentation.</param>
/// <param name="Nullable">Whether a row may have no value in it.</param>
/// <param name="Numbers">How its numbers follow each other.</param>
public sealed record ColumnDefinition(
    string Name, ColumnKind Kind, string Meaning, bool Nullable = false, NumberSequence Numbers = NumberSequence.Mixed);

/// <summary>How the numbers of a column follow each other, which decides how they are stored.</summary>
public enum NumberSequence
{
    /// <summary>Some come again, in no order.</summary>
    Mixed,

    /// <summary>Each differs from the one before.</summary>
    Varied,

    /// <summary>Each stands in several rows one after the other.</summary>
    Repeated,
}

/// <summary>What the values of a column are.</summary>
public enum ColumnKind
{
    /// <summary>UTF-8 text, dictionary-encoded.</summary>
    Text,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>A whole number of 64 bits, from 0.</summary>
    Natural,

    /// <summary>A double-precision number.</summary>
    Number,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    Truth,
}
