using System.Collections.Immutable;
using System.Runtime.InteropServices;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Language;

/// <summary>A value and where it stands.</summary>
/// <remarks>A class, as all that lists here hold: collections of structs would have to be compiled at start-up.</remarks>
internal sealed record Placed<T>(T Value, Node Node);

/// <summary>A section, read by a function of its values.</summary>
internal sealed class SectionForm<T>(Section section, Func<SectionValues, T> read) : Form<T>
{
    public override string Words => $"keys of {section.Name}";

    public override IEnumerable<Section> Sections => [section];

    public override bool TryRead(Node node, ReadContext context, out T value)
    {
        if (section.Open(node, context) is { } values)
        {
            value = read(values);
            return true;
        }

        value = default!; // The caller does not use it: false says so.
        return false;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Reference(section);
}

/// <summary>A short form and a long one: a single word, or a group of keys that says more.</summary>
internal sealed class ShortOrLongForm<T>(Form<T> shortForm, Form<T> longForm) : Form<T>
{
    public override string Words => $"{shortForm.Words}, or {longForm.Words}";

    public override IEnumerable<Section> Sections => shortForm.Sections.Concat(longForm.Sections);

    public override bool TryRead(Node node, ReadContext context, out T value) =>
        node is Mapping ? longForm.TryRead(node, context, out value) : shortForm.TryRead(node, context, out value);

    public override void WriteTo(SchemaWriter schema) => schema.AnyOf(shortForm, longForm);
}

/// <summary>A form read as something else.</summary>
internal sealed class MappedForm<TFrom, T>(Form<TFrom> form, Func<TFrom, T> map) : Form<T>
{
    public override string Words => form.Words;

    public override IEnumerable<Section> Sections => form.Sections;

    public override bool TryRead(Node node, ReadContext context, out T value)
    {
        var isRead = form.TryRead(node, context, out var inner);
        value = isRead ? map(inner) : default!; // The caller does not use it: false says so.
        return isRead;
    }

    public override void WriteTo(SchemaWriter schema) => form.WriteTo(schema);
}

/// <summary>A list; where <paramref name="allowsSingle"/>, one element can stand without its brackets.</summary>
internal sealed class ListForm<T>(Form<T> element, bool allowsSingle = false) : Form<Placed<T>[]>
{
    public override string Words => allowsSingle ? $"{element.Words}, or a list of them" : $"list of: {element.Words}";

    public override IEnumerable<Section> Sections => element.Sections;

    public override bool TryRead(Node node, ReadContext context, out Placed<T>[] value)
    {
        value = [];
        List<Node>? items = node is Sequence sequence ? sequence.Items : allowsSingle ? [node] : null;
        if (items is null)
        {
            context.Add(ProblemKinds.WrongShape, node, $"Here stands {node.Words}, where a list is expected.",
                node is Scalar { IsNothing: false } scalar ? $"Write [{scalar.Text}]." : "Begin each element on its own line with `- `, or put them in [ ].");
            return false;
        }

        var read = new List<Placed<T>>(items.Count);
        foreach (var item in items)
        {
            if (element.TryRead(item, context, out var one))
            {
                read.Add(new Placed<T>(one, item));
            }
        }

        value = [.. read];
        return true;
    }

    public override void WriteTo(SchemaWriter schema) => schema.List(element, allowsSingle);
}

/// <summary>Values by name: what stands before each colon names something.</summary>
/// <param name="name">Form of the names.</param>
/// <param name="noun">What is named, for the reference: "issue".</param>
/// <param name="element">Form of the values.</param>
internal sealed class MapForm<TName, T>(Form<TName> name, string noun, Form<T> element) : Form<MapEntry<TName, T>[]>
{
    public override string Words => $"{element.Words}, by {noun}";

    public override IEnumerable<Section> Sections => element.Sections;

    public override bool TryRead(Node node, ReadContext context, out MapEntry<TName, T>[] value)
    {
        value = [];
        if (node is not Mapping mapping)
        {
            context.Add(ProblemKinds.WrongShape, node, $"Here stands {node.Words}, where values by {noun} are expected.",
                $"Write one line `{noun}: value` for each.");
            return false;
        }

        var read = new List<MapEntry<TName, T>>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
        {
            if (name.TryRead(entry.Key, context, out var key) & element.TryRead(entry.Value, context, out var one))
            {
                read.Add(new MapEntry<TName, T>(key, one, entry.Key, entry.Value));
            }
        }

        value = [.. read];
        return true;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Map(name, element);
}

/// <summary>A value by name and where both stand.</summary>
internal sealed record MapEntry<TName, T>(TName Name, T Value, Scalar NameNode, Node Node);

/// <summary>Reads values out of lists of them.</summary>
internal static class Elements
{
    /// <summary>Each once, in the order of the list.</summary>
    public static int[] Distinct(Placed<int>[] elements)
    {
        var values = new List<int>(elements.Length);
        foreach (var element in elements)
        {
            if (!values.Contains(element.Value))
            {
                values.Add(element.Value);
            }
        }

        return [.. values];
    }

    /// <summary>Each once, ascending.</summary>
    public static ImmutableArray<int> InOrder(Placed<int>[] elements)
    {
        var values = Distinct(elements);
        Array.Sort(values);
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }
}
