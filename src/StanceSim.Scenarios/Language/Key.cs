namespace StanceSim.Scenarios.Language;

/// <summary>A key of a section: its name, what its value may look like, and what it means.</summary>
internal abstract class Key(string name, string meaning, bool isRequired, string? defaultWords)
{
    public string Name { get; } = name;

    /// <summary>What it means, in a sentence or a part of one, for editors and the reference tables.</summary>
    public string Meaning { get; } = meaning;

    public bool IsRequired { get; } = isRequired;

    /// <summary>What holds when it is not given, in words; null when that goes without saying.</summary>
    public string? DefaultWords { get; } = defaultWords;

    public abstract Form Form { get; }
}

/// <summary>A key whose value is read as <typeparamref name="T"/>.</summary>
internal sealed class Key<T> : Key
{
    private Key(string name, Form<T> form, string meaning, bool isRequired, T fallback, string? defaultWords)
        : base(name, meaning, isRequired, defaultWords) => (TypedForm, Fallback) = (form, fallback);

    public Form<T> TypedForm { get; }

    public override Form Form => TypedForm;

    /// <summary>The value when the key is not given or cannot be read.</summary>
    public T Fallback { get; }

    public static Key<T> Required(string name, Form<T> form, string meaning, T fallback) =>
        new(name, form, meaning, isRequired: true, fallback, null);

    public static Key<T> Optional(string name, Form<T> form, string meaning, T fallback, string? defaultWords = null) =>
        new(name, form, meaning, isRequired: false, fallback, defaultWords);
}
