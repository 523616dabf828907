using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Tests;

/// <summary>The part of JSON Schema that ours uses, to check scenarios as an editor does.</summary>
internal sealed class JsonSchema(string text)
{
    private readonly JsonElement root = JsonDocument.Parse(text).RootElement;

    public bool Accepts(Node node) => Accepts(root, node);

    private bool Accepts(JsonElement schema, Node node) => schema.EnumerateObject().All(rule => rule.Name switch
    {
        "$ref" => Accepts(root.GetProperty("$defs").GetProperty(rule.Value.GetString()!["#/$defs/".Length..]), node),
        "anyOf" => rule.Value.EnumerateArray().Any(choice => Accepts(choice, node)),
        "type" => rule.Value.ValueKind == JsonValueKind.Array
            ? rule.Value.EnumerateArray().Any(type => IsOf(type.GetString()!, node))
            : IsOf(rule.Value.GetString()!, node),
        "enum" => node is Scalar scalar && rule.Value.EnumerateArray().Any(word => word.GetString() == scalar.Text),
        "pattern" => node is Scalar scalar && Regex.IsMatch(scalar.Text, rule.Value.GetString()!),
        "minLength" => node is Scalar { Text.Length: > 0 },
        "minimum" => NumberOf(node) >= rule.Value.GetDouble(),
        "exclusiveMinimum" => NumberOf(node) > rule.Value.GetDouble(),
        "maximum" => NumberOf(node) <= rule.Value.GetDouble(),
        "items" => ((Sequence)node).Items.All(item => Accepts(rule.Value, item)),
        "minItems" => ((Sequence)node).Items.Count >= rule.Value.GetInt32(),
        "maxItems" => ((Sequence)node).Items.Count <= rule.Value.GetInt32(),
        "required" => rule.Value.EnumerateArray().All(key => ((Mapping)node).Find(key.GetString()!) is not null),
        "properties" => ((Mapping)node).Entries.All(entry => !rule.Value.TryGetProperty(entry.Key.Text, out var inner) || Accepts(inner, entry.Value)),
        "propertyNames" => ((Mapping)node).Entries.All(entry => Accepts(rule.Value, entry.Key)),
        "additionalProperties" => AcceptsOthers(schema, rule.Value, (Mapping)node),
        "$schema" or "title" or "description" or "$defs" => true,
        _ => throw new InvalidOperationException($"The rule {rule.Name} is not known here."),
    });

    private bool AcceptsOthers(JsonElement schema, JsonElement others, Mapping mapping)
    {
        bool IsNamed(string key) => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out _);
        return mapping.Entries.All(entry => IsNamed(entry.Key.Text) || (others.ValueKind != JsonValueKind.False && Accepts(others, entry.Value)));
    }

    private static bool IsOf(string type, Node node) => type switch
    {
        "object" => node is Mapping,
        "array" => node is Sequence,
        "boolean" => node is Scalar { IsPlain: true, Text: "true" or "false" },
        "number" => NumberOf(node) is not null,
        "integer" => NumberOf(node) is { } number && number == Math.Floor(number),
        _ => node is Scalar { IsNothing: false } scalar && NumberOf(node) is null && !IsOf("boolean", scalar),
    };

    private static double? NumberOf(Node node) =>
        node is Scalar { IsPlain: true } scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
