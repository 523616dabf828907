using StanceSim.Model.Expressions;

namespace StanceSim.Scenarios.Expressions;

/// <summary>What an expression's value is.</summary>
internal enum ValueKind
{
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A date, held as days since the start of the run.</summary>
    Date,
}

/// <summary>A part of an expression, what its value is, and where it starts.</summary>
internal sealed record Typed(Expression Expression, ValueKind Kind, int Offset)
{
    public string Words => Kind switch
    {
        ValueKind.Truth => "true or false",
        ValueKind.Date => "a date",
        _ => "a number",
    };
}
