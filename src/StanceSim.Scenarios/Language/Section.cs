using System.Collections.Immutable;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Language;

/// <summary>A group of keys: what may stand in one place of a scenario.</summary>
/// <param name="Name">Its name in the JSON Schema and the reference.</param>
/// <param name="Meaning">What it describes, in a sentence.</param>
/// <param name="Keys">Its keys, in the order to show them.</param>
internal sealed record Section(string Name, string Meaning, params ImmutableArray<Key> Keys)
{
    /// <summary>The values of a node by key, with unknown and missing keys told; null, with a problem told, when it is no group of keys.</summary>
    public SectionValues? Open(Node node, ReadContext context)
    {
        if (node is not Mapping mapping)
        {
            context.Add(ProblemKinds.WrongShape, node, $"Here stands {node.Words}, where the keys of {Name} are expected.",
                $"Write keys such as `{Keys[0].Name}:`.");
            return null;
        }

        var meant = new HashSet<string>();
        foreach (var (key, value) in mapping.Entries)
        {
            if (!Keys.Any(known => known.Name == key.Text))
            {
                var names = Keys.Select(known => known.Name).ToArray();
                var nearest = NearestName.Of(key.Text, names);
                meant.Add(nearest ?? "");
                context.Add(ProblemKinds.UnknownKey, key, $"`{key.Text}` is not a key of {Name}.",
                    value is Scalar { IsNothing: true } && key.Text.EndsWith(')')
                        ? "If it is part of a text, put the text in quotes: within { } a comma ends it."
                        : (nearest is null ? "" : $"Did you mean `{nearest}`? ") + $"Known: {string.Join(", ", names)}.");
            }
        }

        foreach (var key in Keys)
        {
            // Of a key that is only misspelt one problem says it all.
            if (key.IsRequired && mapping.Find(key.Name) is null && !meant.Contains(key.Name))
            {
                context.Add(ProblemKinds.MissingKey, node, $"The key `{key.Name}` of {Name} is missing.",
                    $"Add `{key.Name}:` ({key.Form.Words}).");
            }
        }

        return new SectionValues(mapping, context, meant);
    }
}

/// <summary>The values of a section as written in one place.</summary>
/// <param name="mapping">Where they stand.</param>
/// <param name="context">What is known.</param>
/// <param name="misspelt">Keys that are there under a name nearly like theirs, which was told.</param>
internal sealed class SectionValues(Mapping mapping, ReadContext context, HashSet<string> misspelt)
{
    public ReadContext Context { get; } = context;

    /// <summary>The group of keys as a whole.</summary>
    public Mapping Node { get; } = mapping;

    public bool Has(Key key) => Node.Find(key.Name) is not null;

    /// <summary>True when something was told of a key as a whole: it is required and missing, or misspelt, or of the wrong shape for a list.</summary>
    public bool LacksList(Key key) => Node.Find(key.Name) is not Sequence and var found && (found is not null || key.IsRequired || misspelt.Contains(key.Name));

    /// <summary>Where a key's value stands, or the group where the key is not given.</summary>
    public Node At(Key key) => Node.Find(key.Name) ?? Node;

    /// <summary>The value of a key, or its fallback when it is not given or cannot be read (which is told).</summary>
    public T Get<T>(Key<T> key) => TryGet(key, out var value) ? value : key.Fallback;

    public bool TryGet<T>(Key<T> key, out T value)
    {
        value = key.Fallback;
        return Node.Find(key.Name) is { } node && key.TypedForm.TryRead(node, Context, out value);
    }
}
