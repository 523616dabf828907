namespace StanceSim.Scenarios.Expressions;

internal enum TokenKind
{
    Number,
    Name,
    Date,
    Symbol,
    End,

    /// <summary>A character that has no meaning here.</summary>
    Unknown,
}

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What sort of word.</param>
/// <param name="Text">As written.</param>
/// <param name="Offset">Place of its first character, from 0.</param>
internal sealed record Token(TokenKind Kind, string Text, int Offset)
{
    public bool Is(string symbolOrWord) => Kind is TokenKind.Symbol or TokenKind.Name && Text == symbolOrWord;

    /// <summary>What it is, for problems.</summary>
    public string Words => Kind == TokenKind.End ? "the end" : $"`{Text}`";
}
