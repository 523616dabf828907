using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Yaml;

/// <summary>
/// Sets values from outside a text, before anything is checked. An element of a list that is set to nothing is removed; a group
/// of keys under an id that the list does not have is added. Nodes are copied where they change, so an alias keeps its own.
/// </summary>
internal sealed class Overriding(ProblemList problems)
{
    /// <summary>The document with one value set; unchanged, with a problem told, where the path leads nowhere.</summary>
    public Node Set(Node document, Override change)
    {
        var file = $"--set {change.Path}={change.Value}";
        var start = new Place(file, 0, 0);
        var keys = change.Path.Split('.');
        if (keys.Length > Limits.Depth || Array.Exists(keys, string.IsNullOrWhiteSpace))
        {
            problems.Add(ProblemKinds.BadOverride, start, $"`{change.Path}` is not a path.", "Write keys joined by dots, as in model.persuasion=0.5.");
            return document;
        }

        var before = problems.Count;
        var value = change.Value.Trim().Length == 0
            ? new Scalar(start, "", isPlain: true, isOneLine: true)
            : YamlReader.Read(file, change.Value, problems, isOverride: true);
        return value is null || problems.Count > before ? document : With(document, keys, 0, value, start) ?? document;
    }

    private Node? With(Node node, string[] keys, int at, Node value, Place place)
    {
        if (at == keys.Length)
        {
            // A number in its long form keeps what else is said of it.
            return node is Mapping named && value is Scalar && named.Find("value") is not null ? With(named, ["value"], 0, value, place) : value;
        }

        return node switch
        {
            Mapping mapping => WithKey(mapping, keys, at, value, place),
            Sequence sequence => WithElement(sequence, keys, at, value, place),
            Scalar { IsNothing: false } scalar => WithKey(LongForm(scalar, at > 0 ? keys[at - 1] : ""), keys, at, value, place),
            _ when at == keys.Length - 1 && ListElements.CanGrow(keys.AsSpan(0, at)) => WithElement(new Sequence(place), keys, at, value, place),
            _ => WithKey(new Mapping(place), keys, at, value, place),
        };
    }

    private static Mapping LongForm(Scalar scalar, string key) => new(scalar.Place)
    {
        Entries = [new Entry(new Scalar(scalar.Place, key == "susceptibility" ? "default" : "value", isPlain: true, isOneLine: true), scalar)],
    };

    private Mapping? WithKey(Mapping mapping, string[] keys, int at, Node value, Place place)
    {
        var copy = new Mapping(mapping.Place) { Entries = [.. mapping.Entries] };
        var index = copy.Entries.FindIndex(entry => entry.Key.Text == keys[at]);
        var inner = index >= 0 ? copy.Entries[index].Value : new Scalar(place, "", isPlain: true, isOneLine: true);
        if (With(inner, keys, at + 1, value, place) is not { } changed)
        {
            return null;
        }

        if (index >= 0)
        {
            copy.Entries[index] = new Entry(copy.Entries[index].Key, changed);
        }
        else
        {
            copy.Entries.Add(new Entry(new Scalar(place, keys[at], isPlain: true, isOneLine: true), changed));
        }

        return copy;
    }

    private Sequence? WithElement(Sequence sequence, string[] keys, int at, Node value, Place place)
    {
        var ids = sequence.Items.Select((item, index) => ListElements.IdOf(item, index, keys.AsSpan(0, at))).ToList();
        var element = ids.IndexOf(keys[at]);
        var isAll = at == keys.Length - 1;
        if (element >= 0 && isAll && value is Scalar { IsNothing: true })
        {
            return ListElements.Without(sequence, element, keys.AsSpan(0, at));
        }

        if (element < 0 && isAll && value is Mapping added && ListElements.CanGrow(keys.AsSpan(0, at)))
        {
            return HasNoOtherId(added, keys[at], place) ? ListElements.With(sequence, keys[at], added) : null;
        }

        if (element < 0)
        {
            var known = ids.OfType<string>().ToArray();
            problems.Add(ProblemKinds.BadOverride, place, $"`{string.Join('.', keys[..at])}` has no element `{keys[at]}`.",
                ListElements.CanGrow(keys.AsSpan(0, at)) && isAll && known.Length == 0 ? "Give it as a group of keys to add it, as in {kind: condemn, from: LTU, tick: 3}."
                : known.Length == 0 ? "Set the list as a whole: its elements have no ids." : $"{Nearest(keys[at], known)}Known: {string.Join(", ", known.Take(20))}.");
            return null;
        }

        var copy = new Sequence(sequence.Place) { Items = [.. sequence.Items] };
        if (With(copy.Items[element], keys, at + 1, value, place) is not { } changed)
        {
            return null;
        }

        copy.Items[element] = changed;
        return copy;
    }

    private bool HasNoOtherId(Mapping added, string id, Place place)
    {
        if (added.Find("id") is not Scalar given || given.Text == id)
        {
            return true;
        }

        problems.Add(ProblemKinds.BadOverride, place, $"The element is to be `{id}` by its path and `{given.Text}` by its `id`.", "Leave `id` out.");
        return false;
    }

    private static string Nearest(string name, string[] known) => NearestName.Of(name, known) is { } nearest ? $"Did you mean `{nearest}`? " : "";
}
