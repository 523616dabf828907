using System.Text;

namespace StanceSim.Cli.Terminal;

/// <summary>One line of output, built from the left in pieces of ink. Knows its width in terminal cells.</summary>
internal sealed class Line
{
    private readonly List<(string Text, Ink Ink)> pieces = [];

    public IReadOnlyList<(string Text, Ink Ink)> Pieces => pieces;

    /// <summary>Width in terminal cells.</summary>
    public int Width { get; private set; }

    public Line Add(string text, Ink ink = Ink.Plain)
    {
        var printable = Printable.Of(text);
        pieces.Add((printable, ink));
        Width += Printable.WidthOf(printable);
        return this;
    }

    /// <summary>Fills with spaces up to a column; adds one space when the line is already there.</summary>
    public Line To(int column)
    {
        var gap = Math.Max(Width == 0 || Width == column ? 0 : 1, column - Width);
        return gap == 0 ? this : Add(new string(' ', gap));
    }

    /// <summary>Adds text at the right end of a field.</summary>
    public Line Right(string text, int width, Ink ink = Ink.Plain)
    {
        var gap = width - Printable.WidthOf(text);
        return (gap > 0 ? Add(new string(' ', gap)) : this).Add(text, ink);
    }

    /// <summary>The text without ink and without spaces at its end.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            text.Append(piece.Text);
        }

        return text.ToString().TrimEnd(' ');
    }
}
