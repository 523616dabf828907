using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Language;

/// <summary>What a value may look like. The reader, the JSON Schema and the reference tables all follow it.</summary>
internal abstract class Form
{
    /// <summary>The form in words, for the reference tables and problems: "number in [0, 1]".</summary>
    public abstract string Words { get; }

    /// <summary>The same with an article, to stand in a sentence.</summary>
    public string WithArticle => Words.StartsWith("one of", StringComparison.Ordinal) || Words.StartsWith("keys", StringComparison.Ordinal)
        ? Words
        : (Words[0] is 'a' or 'e' or 'i' or 'o' ? "an " : "a ") + Words;

    /// <summary>The form as a JSON Schema.</summary>
    public abstract void WriteTo(SchemaWriter schema);

    /// <summary>Sections that can stand within a value.</summary>
    public virtual IEnumerable<Section> Sections => [];
}

/// <summary>A form whose values are read as <typeparamref name="T"/>.</summary>
internal abstract class Form<T> : Form
{
    /// <summary>False, with a problem told, when the node does not have this form.</summary>
    public abstract bool TryRead(Node node, ReadContext context, out T value);
}

/// <summary>A form that is written as one word or text.</summary>
internal abstract class ScalarForm<T> : Form<T>
{
    public sealed override bool TryRead(Node node, ReadContext context, out T value)
    {
        if (node is Scalar { IsNothing: false } scalar)
        {
            return TryReadText(scalar, context, out value);
        }

        value = default!; // The caller does not use it: false says so.
        context.Add(ProblemKinds.WrongShape, node, $"Here stands {node.Words}, where {WithArticle} is expected.",
            node is Scalar ? $"Write {WithArticle}, or remove the key." : $"Write {WithArticle}.");
        return false;
    }

    protected abstract bool TryReadText(Scalar scalar, ReadContext context, out T value);
}
