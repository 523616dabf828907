namespace StanceSim.Experiments.Results.Tables;

/// <summary>One column of a result table.</summary>
/// <param name="Name">Its name in every format, snake_case.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Meaning">What it says, for documentation.</param>
/// <param name="Nullable">Whether a row may have no value in it.</param>
/// <param name="Varies">Whether each number differs from the one in the row before.</param>
public sealed record ColumnDefinition(string Name, ColumnKind Kind, string Meaning, bool Nullable = false, bool Varies = false);

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
