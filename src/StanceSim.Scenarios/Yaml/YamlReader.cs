using System.Text;
using StanceSim.Scenarios.Problems;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StanceSim.Scenarios.Yaml;

/// <summary>Reads a YAML text to nodes, or to problems. Stops at the first problem that leaves the rest without meaning.</summary>
internal sealed class YamlReader
{
    private readonly string file;
    private readonly bool isOverride;
    private readonly ProblemList problems;
    private readonly Dictionary<string, Node?> anchors = [];
    private readonly Parser parser;
    private int nodes;
    private int aliases;

    private YamlReader(string file, string text, ProblemList problems, bool isOverride)
    {
        (this.file, this.problems, this.isOverride) = (file, problems, isOverride);
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The one document of a text; null when there is none that can be read.</summary>
    /// <param name="file">Name to show in problems.</param>
    /// <param name="text">The text.</param>
    /// <param name="problems">Where to tell problems.</param>
    /// <param name="isOverride">The text is a value from the command line, which has no lines.</param>
    public static Node? Read(string file, string text, ProblemList problems, bool isOverride = false)
    {
        if (text.Length > Limits.Bytes || Encoding.UTF8.GetByteCount(text) > Limits.Bytes)
        {
            problems.Add(ProblemKinds.FileTooLarge, new Place(file, 0, 0), "The file is larger than 10 MiB.",
                "Split the study into several scenarios, or generate actors with `populations`.");
            return null;
        }

        var reader = new YamlReader(file, text, problems, isOverride);
        try
        {
            return reader.ReadDocument();
        }
        catch (ReadingStoppedException)
        {
            return null;
        }
        catch (YamlException broken)
        {
            var (message, fix) = SyntaxAdvice.For(broken);
            problems.Add(ProblemKinds.BrokenYaml, reader.PlaceOf(SyntaxAdvice.PlaceIn(broken)), message, fix);
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser's answer to some unbalanced brackets.
            problems.Add(ProblemKinds.BrokenYaml, reader.Here, "This is not valid YAML: a list or group is not closed.",
                "Check the brackets before this place: each [ needs its ] and each { its }.");
            return null;
        }
    }

    private Place Here => parser.Current is { } current ? PlaceOf(current.Start) : new Place(file, 1, 1);

    private Place PlaceOf(Mark mark) =>
        isOverride ? new Place(file, 0, 0) : new Place(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private ParsingEvent Next() => parser.MoveNext() && parser.Current is { } next
        ? next
        : throw Stop(ProblemKinds.BrokenYaml, Here, "The text ends in the middle of a value.", "Complete the last value.");

    private Node? ReadDocument()
    {
        Next();
        if (Next() is StreamEnd)
        {
            if (isOverride)
            {
                problems.Add(ProblemKinds.BadOverride, new Place(file, 0, 0), "The value is empty: what follows # is a comment.",
                    "Quote it, and the whole for the shell, as in --set 'title=\"#1\"'.");
            }
            else
            {
                problems.Add(ProblemKinds.EmptyFile, new Place(file, 1, 1), "The file holds no scenario.",
                    "Start with `title:`; `stancesim new` writes an example.");
            }

            return null;
        }

        var document = ReadNode(Next(), 1);
        Next();
        if (Next() is not StreamEnd)
        {
            problems.Add(ProblemKinds.SeveralDocuments, Here, "The file holds more than one YAML document.",
                "Remove the `---` line and put each scenario in its own file.");
            return null;
        }

        return document;
    }

    private Node ReadNode(ParsingEvent start, int depth)
    {
        if (start is AnchorAlias alias)
        {
            return ReadAlias(alias, depth);
        }

        // The parser lets some unbalanced brackets pass.
        if (start is not NodeEvent node)
        {
            throw Stop(ProblemKinds.BrokenYaml, PlaceOf(start.Start), "This is not valid YAML: a list or group ends where none is open.",
                "Check the brackets and colons on this line and the one before.");
        }

        if (!node.Tag.IsEmpty)
        {
            throw Stop(ProblemKinds.TagInFile, PlaceOf(start.Start), $"The tag `{node.Tag.Value}` is not allowed.",
                "Remove it: the type of every value follows from its key.");
        }

        Count(1, depth, PlaceOf(start.Start));
        var anchor = node.Anchor.IsEmpty ? null : node.Anchor.Value;
        if (anchor is not null)
        {
            // Null while being read: an alias to it from inside would be a cycle.
            anchors[anchor] = null;
        }

        var place = PlaceOf(start.Start);
        Node read = start switch
        {
            YamlDotNet.Core.Events.Scalar scalar => ScalarOf(scalar),
            SequenceStart => ReadSequence(new Sequence(place), depth),
            _ => ReadMapping(new Mapping(place), depth),
        };
        if (anchor is not null)
        {
            anchors[anchor] = read;
        }

        return read;
    }

    private Scalar ScalarOf(YamlDotNet.Core.Events.Scalar scalar)
    {
        var isPlain = scalar.Style == ScalarStyle.Plain;
        var written = scalar.End.Line == scalar.Start.Line ? scalar.End.Column - scalar.Start.Column : -1;
        return new Scalar(PlaceOf(scalar.Start), scalar.Value, isPlain, written == scalar.Value.Length + (isPlain ? 0 : 2));
    }

    private Sequence ReadSequence(Sequence sequence, int depth)
    {
        for (var next = Next(); next is not SequenceEnd; next = Next())
        {
            sequence.Items.Add(Within(sequence, ReadNode(next, depth + 1)));
        }

        return sequence;
    }

    private Mapping ReadMapping(Mapping mapping, int depth)
    {
        var keys = new Dictionary<string, int>();
        for (var next = Next(); next is not MappingEnd; next = Next())
        {
            if (ReadNode(next, depth + 1) is not Scalar key)
            {
                throw Stop(ProblemKinds.KeyIsNoText, PlaceOf(next.Start), "A key must be a text, not a list or group.",
                    "Put the key's name before the colon.");
            }

            var value = Within(mapping, ReadNode(Next(), depth + 1));
            if (keys.TryAdd(key.Text, key.Place.Line))
            {
                mapping.Entries.Add(new Entry(key, value));
            }
            else
            {
                problems.Add(ProblemKinds.DuplicateKey, key.Place, $"The key `{key.Text}` was already given{(isOverride ? "" : $" in line {keys[key.Text]}")}.",
                    "Keep one of the two.");
            }
        }

        return mapping;
    }

    private static Node Within(Node outer, Node inner)
    {
        outer.Size += inner.Size;
        outer.Height = Math.Max(outer.Height, inner.Height + 1);
        return inner;
    }

    private Node ReadAlias(AnchorAlias alias, int depth)
    {
        var (place, name) = (PlaceOf(alias.Start), alias.Value.Value);
        if (++aliases > Limits.Aliases)
        {
            throw Stop(ProblemKinds.TooManyAliases, place, "The file uses more than 1,000 aliases.",
                "Use `populations`, `parameters`, or one policy for several `actors` instead of repeating values.");
        }

        if (!anchors.TryGetValue(name, out var node))
        {
            throw Stop(ProblemKinds.UnknownAnchor, place, $"The alias *{name} has no anchor &{name} before it.",
                $"Write &{name} before the value it stands for{NearestName.Suggest(name, anchors.Keys)}.");
        }

        if (node is null)
        {
            throw Stop(ProblemKinds.AnchorCycle, place, $"The alias *{name} stands inside the value it stands for.",
                "Write the inner value out.");
        }

        Count(node.Size, depth + node.Height, place);
        return node;
    }

    private void Count(int more, int depth, Place place)
    {
        if (depth > Limits.Depth)
        {
            throw Stop(ProblemKinds.TooDeep, place, "Lists and groups are nested more than 64 levels deep.",
                "Check for unclosed brackets; no scenario needs this.");
        }

        if ((nodes += more) > Limits.Nodes)
        {
            throw Stop(ProblemKinds.TooManyNodes, place, "The file holds more than 100,000 values, with aliases written out.",
                "Generate actors with `populations` instead of listing them.");
        }
    }

    private ReadingStoppedException Stop(ProblemKind kind, Place place, string message, string fix)
    {
        problems.Add(kind, place, message, fix);
        return new ReadingStoppedException();
    }

    /// <summary>A problem was told that leaves the rest of the text without meaning.</summary>
    private sealed class ReadingStoppedException : Exception;
}
