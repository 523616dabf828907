using System.Globalization;
using System.Text;

namespace StanceSim.Cli.Report;

/// <summary>Writes a page element by element. Every text and attribute is escaped here, so nothing in a scenario can become markup.</summary>
internal sealed class Html
{
    private readonly StringBuilder page = new();
    private readonly Stack<string> open = new();

    /// <summary>Begins an element; <see cref="Close"/> ends the innermost one.</summary>
    public Html Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Tag(name, attributes);
        page.Append('>');
        open.Push(name);
        return this;
    }

    public Html Close()
    {
        page.Append("</").Append(open.Pop()).Append('>');
        if (open.Count < 4)
        {
            page.Append('\n');
        }

        return this;
    }

    public Html Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>An element that holds only text.</summary>
    public Html Leaf(string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Open(name, attributes).Text(text).Close();

    /// <summary>An element that holds nothing, as most shapes of a drawing.</summary>
    public Html Shape(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Tag(name, attributes);
        page.Append("/>");
        return this;
    }

    /// <summary>A void element of HTML, such as meta.</summary>
    public Html Void(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Tag(name, attributes);
        page.Append(">\n");
        return this;
    }

    /// <summary>Text that is markup already: only this program's own style, script and escaped data.</summary>
    public Html Own(string markup)
    {
        page.Append(markup);
        return this;
    }

    /// <summary>A coordinate, with one digit after the point: a tenth of a pixel is enough.</summary>
    public static string Coordinate(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    public override string ToString() => page.ToString();

    private void Tag(string name, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        page.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            page.Append(' ').Append(attribute).Append("=\"");
            Escape(value);
            page.Append('"');
        }
    }

    private void Escape(string text)
    {
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '<' => page.Append("&lt;"),
                '>' => page.Append("&gt;"),
                '&' => page.Append("&amp;"),
                '"' => page.Append("&quot;"),
                '\'' => page.Append("&#39;"),
                < ' ' and not '\n' and not '\t' => page.Append('\ufffd'),
                _ => page.Append(letter),
            };
        }
    }
}
