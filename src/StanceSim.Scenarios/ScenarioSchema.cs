using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Sections;

namespace StanceSim.Scenarios;

/// <summary>The scenario language as a JSON Schema, made of the same description that the reader follows.</summary>
public static class ScenarioSchema
{
    /// <summary>The schema (draft 2020-12), indented, ending with a line break.</summary>
    public static string Json()
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            new SchemaWriter(json).Document(ScenarioSection.Section);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
