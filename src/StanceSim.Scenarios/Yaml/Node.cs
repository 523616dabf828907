namespace StanceSim.Scenarios.Yaml;

/// <summary>Where something stands in an input.</summary>
/// <param name="File">Name of the file as the user gave it, or the override it came from.</param>
/// <param name="Line">Line, from 1; 0: all of it.</param>
/// <param name="Column">Column, from 1; 0 with line 0.</param>
internal readonly record struct Place(string File, int Line, int Column);

/// <summary>A value in a YAML text and where it stands. An alias is the node of its anchor.</summary>
internal abstract class Node(Place place)
{
    public Place Place { get; } = place;

    /// <summary>Nodes in this one when aliases are written out, itself included.</summary>
    public int Size { get; set; } = 1;

    /// <summary>Levels below this one.</summary>
    public int Height { get; set; }

    /// <summary>What it is, for problems.</summary>
    public abstract string Words { get; }
}

/// <summary>A text, number, date, flag or nothing.</summary>
internal sealed class Scalar(Place place, string text, bool isPlain, bool isOneLine) : Node(place)
{
    public string Text { get; } = text;

    /// <summary>Written without quotes, so that it can be a number or a flag.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Stands on one line as it reads, so that a place in the text is a place in the file.</summary>
    public bool IsOneLine { get; } = isOneLine;

    public bool IsNothing => IsPlain && Text is "" or "~" or "null";

    public override string Words => IsNothing ? "nothing" : IsPlain ? $"`{Shortened}`" : $"the text \"{Shortened}\"";

    private string Shortened => Text.Length <= 40 ? Text : Text[..37] + "...";

    /// <summary>The place of a character of the text.</summary>
    public Place PlaceOf(int offset) =>
        IsOneLine && Place.Line > 0 ? Place with { Column = Place.Column + offset + (IsPlain ? 0 : 1) } : Place;
}

/// <summary>A list of values.</summary>
internal sealed class Sequence(Place place) : Node(place)
{
    public List<Node> Items { get; init; } = [];

    public override string Words => "a list";
}

/// <summary>Values by key, in the order of the text.</summary>
internal sealed class Mapping(Place place) : Node(place)
{
    public List<Entry> Entries { get; init; } = [];

    public override string Words => "a group of keys";

    public Node? Find(string key) => Entries.Find(entry => entry.Key.Text == key)?.Value;
}

/// <summary>A key of a mapping and its value.</summary>
internal sealed record Entry(Scalar Key, Node Value);
