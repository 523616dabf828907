using System.Text.Json;

namespace StanceSim.Scenarios.Language;

/// <summary>Writes forms as JSON Schema, draft 2020-12. Each call writes the body of one schema object.</summary>
internal sealed class SchemaWriter(Utf8JsonWriter json)
{
    private const string ParameterPattern = @"^\$[A-Za-z][A-Za-z0-9-]*$";

    private readonly Queue<Section> waiting = new();
    private readonly HashSet<string> known = [];

    public void Document(Section root)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", "StanceSim scenario");
        SectionBody(root);
        json.WriteStartObject("$defs");
        while (waiting.TryDequeue(out var section))
        {
            json.WriteStartObject(section.Name);
            SectionBody(section);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void SectionBody(Section section)
    {
        json.WriteString("description", section.Meaning);
        Type("object");
        json.WriteBoolean("additionalProperties", false);
        var required = section.Keys.Where(key => key.IsRequired).Select(key => key.Name).ToArray();
        if (required.Length > 0)
        {
            Strings("required", required);
        }

        json.WriteStartObject("properties");
        foreach (var key in section.Keys)
        {
            json.WriteStartObject(key.Name);
            json.WriteString("description", key.DefaultWords is { } words ? $"{key.Meaning} Default: {words}." : key.Meaning);
            key.Form.WriteTo(this);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Type(string type) => json.WriteString("type", type);

    public void Text(string? pattern)
    {
        Type("string");
        if (pattern is not null)
        {
            json.WriteString("pattern", pattern);
        }
        else
        {
            json.WriteNumber("minLength", 1);
        }
    }

    public void Number(double low, double high, bool excludesLow) => OrParameter(() =>
    {
        Type("number");
        if (low > double.MinValue)
        {
            json.WriteNumber(excludesLow ? "exclusiveMinimum" : "minimum", low);
        }

        if (high < double.MaxValue)
        {
            json.WriteNumber("maximum", high);
        }
    });

    public void Whole(int low, int high) => OrParameter(() =>
    {
        Type("integer");
        json.WriteNumber("minimum", low);
        if (high < int.MaxValue)
        {
            json.WriteNumber("maximum", high);
        }
    });

    public void Seed()
    {
        Type("integer");
        json.WriteNumber("minimum", 0);
    }

    /// <summary>An expression; a lone number, flag or name needs no quotes.</summary>
    public void Expression() => Strings("type", ["string", "number", "boolean"]);

    public void Moment(bool allowsNumber)
    {
        if (!allowsNumber)
        {
            Text(DateForm.Pattern);
            return;
        }

        json.WriteStartArray("anyOf");
        Object(() => Text(DateForm.Pattern));
        Object(() =>
        {
            Type("integer");
            json.WriteNumber("minimum", 0);
        });
        json.WriteEndArray();
    }

    public void Choice(IEnumerable<string> words) => Strings("enum", words);

    public void List(Form element, bool allowsSingle)
    {
        if (!allowsSingle)
        {
            ListBody(element);
            return;
        }

        json.WriteStartArray("anyOf");
        Object(() => element.WriteTo(this));
        Object(() => ListBody(element));
        json.WriteEndArray();
    }

    private void ListBody(Form element)
    {
        Type("array");
        json.WriteStartObject("items");
        element.WriteTo(this);
        json.WriteEndObject();
    }

    public void Pair(Form bound)
    {
        ListBody(bound);
        json.WriteNumber("minItems", 2);
        json.WriteNumber("maxItems", 2);
    }

    public void Map(Form name, Form element)
    {
        Type("object");
        json.WriteStartObject("propertyNames");
        name.WriteTo(this);
        json.WriteEndObject();
        json.WriteStartObject("additionalProperties");
        element.WriteTo(this);
        json.WriteEndObject();
    }

    public void AnyOf(params ReadOnlySpan<Form> forms)
    {
        json.WriteStartArray("anyOf");
        foreach (var form in forms)
        {
            json.WriteStartObject();
            form.WriteTo(this);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void Reference(Section section)
    {
        if (known.Add(section.Name))
        {
            waiting.Enqueue(section);
        }

        json.WriteString("$ref", "#/$defs/" + section.Name);
    }

    private void OrParameter(Action number)
    {
        json.WriteStartArray("anyOf");
        Object(number);
        Object(() => Text(ParameterPattern));
        json.WriteEndArray();
    }

    private void Object(Action body)
    {
        json.WriteStartObject();
        body();
        json.WriteEndObject();
    }

    private void Strings(string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
