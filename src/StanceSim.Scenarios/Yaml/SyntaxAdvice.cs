using YamlDotNet.Core;

namespace StanceSim.Scenarios.Yaml;

/// <summary>Says in plain words what a YAML parser complains about, and what to do.</summary>
internal static class SyntaxAdvice
{
    /// <summary>What the parser says contains the first, and means the second.</summary>
    private static readonly (string Said, string Message, string Fix)[] Known =
    [
        ("tab character", "A tab stands here, where YAML wants spaces.", "Replace the tab by spaces."),
        ("expected ',' or", "A bracket is not closed, or a comma is missing.", "Each [ needs its ] and each { its }, with commas between the values."),
        ("multi-line double-quoted", "A quote is not closed.", "Put a \" at the end of the text."),
        ("multi-line single-quoted", "A quote is not closed.", "Put a ' at the end of the text; within it, write '' for one '."),
        ("unexpected end of stream", "A quote is not closed.", "Put the same quote at the end of the text that begins here."),
        ("invalid mapping", "A key cannot stand here: the line has a second colon, or is indented further than the line before.",
            "Put a text that holds a colon in quotes; start keys of one group in the same column."),
        ("expected '-' indicator", "This line is not indented like the elements of the list it is in.", "Start keys of one element in the same column."),
        ("expected <block end>", "This line is not indented like its neighbours.", "Start keys of one group in the same column."),
        ("expected key", "This line is not indented like its neighbours, or has no key.", "Start keys of one group in the same column, each with a colon and a space."),
        ("expected ':'", "A colon is missing after the key.", "Write `key: value`, with a space after the colon."),
        ("cannot start any token", "A text cannot begin with this character.", "Put the text in quotes."),
        ("alias", "An alias (*) or anchor (&) has no name.", "Name it, or put the text in quotes if it is none."),
        ("more than one anchor", "A value has two anchors.", "Keep one of the two."),
    ];

    /// <summary>Where to look: a tab stands at the end of what the parser was reading, anything else at its beginning.</summary>
    public static Mark PlaceIn(YamlException broken) => broken.Message.Contains("tab character", StringComparison.Ordinal) ? broken.End : broken.Start;

    /// <summary>What is wrong, and how to mend it.</summary>
    public static (string Message, string Fix) For(YamlException broken)
    {
        foreach (var (said, message, fix) in Known)
        {
            if (broken.Message.Contains(said, StringComparison.OrdinalIgnoreCase))
            {
                return (message, fix);
            }
        }

        var sentence = broken.Message.Trim().TrimEnd('.');
        return ($"This is not valid YAML: {sentence}.", "Check indentation (spaces, not tabs), brackets and quotes on this line and the one before.");
    }
}
