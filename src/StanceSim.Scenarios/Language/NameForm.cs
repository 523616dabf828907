using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Language;

/// <summary>The name of an actor, issue or the like, read as its number in the scenario.</summary>
internal sealed class NameForm(string noun, Func<ReadContext, NameTable> table) : ScalarForm<int>
{
    public override string Words => noun;

    protected override bool TryReadText(Scalar scalar, ReadContext context, out int value)
    {
        var names = table(context);
        if (names.TryFind(scalar.Text, out value))
        {
            return true;
        }

        value = -1;
        context.Add(names.Unknown, scalar, $"There is no {names.Noun} `{scalar.Text}`.", names.FixFor(scalar.Text));
        return false;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Text(IdForm.Pattern);
}

/// <summary>Where something comes from: the name of a source, or an address on the web.</summary>
internal sealed class SourceForm : ScalarForm<string>
{
    public override string Words => "name of a source, or a web address";

    protected override bool TryReadText(Scalar scalar, ReadContext context, out string value)
    {
        value = scalar.Text;
        if (value.StartsWith("https://", StringComparison.Ordinal) || value.StartsWith("http://", StringComparison.Ordinal)
            || context.Sources.TryFind(value, out _))
        {
            return true;
        }

        context.Add(context.Sources.Unknown, scalar, $"There is no source `{value}`.",
            context.Sources.Names.Count == 0 ? "Declare it in `sources`, or write a web address." : context.Sources.FixFor(value));
        return false;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Text(null);
}
