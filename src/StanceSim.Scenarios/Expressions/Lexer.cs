namespace StanceSim.Scenarios.Expressions;

/// <summary>Splits an expression into words. A hyphen within a name belongs to the name, so subtraction needs spaces around it.</summary>
internal static class Lexer
{
    private const int DateLength = 10;

    public static List<Token> Split(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, "", at));
                return tokens;
            }

            var (kind, length) = Measure(text, at);
            tokens.Add(new Token(kind, text.Substring(at, length), at));
            at += length;
        }
    }

    private static (TokenKind Kind, int Length) Measure(string text, int at)
    {
        var first = text[at];
        if (char.IsAsciiLetter(first) || first == '$')
        {
            return (TokenKind.Name, EndOfName(text, at + 1) - at);
        }

        if (IsDate(text, at))
        {
            return (TokenKind.Date, DateLength);
        }

        if (char.IsAsciiDigit(first) || (first == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            return (TokenKind.Number, EndOfNumber(text, at) - at);
        }

        if (at + 1 < text.Length && text.Substring(at, 2) is "<=" or ">=" or "!=" or "==")
        {
            return (TokenKind.Symbol, 2);
        }

        return ("<>=+-*/(),".Contains(first) ? TokenKind.Symbol : TokenKind.Unknown, 1);
    }

    private static int EndOfName(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at])
            || (text[at] == '-' && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static int EndOfNumber(string text, int at)
    {
        at = EndOfDigits(text, at);
        if (at < text.Length && text[at] == '.')
        {
            at = EndOfDigits(text, at + 1);
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            at = EndOfDigits(text, exponent) is var end && end > exponent ? end : at;
        }

        return at;
    }

    private static int EndOfDigits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsDate(string text, int at)
    {
        if (at + DateLength > text.Length || text[at + 4] != '-' || text[at + 7] != '-')
        {
            return false;
        }

        for (var place = 0; place < DateLength; place++)
        {
            if (place is not 4 and not 7 && !char.IsAsciiDigit(text[at + place]))
            {
                return false;
            }
        }

        return true;
    }
}
