using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StanceSim.Server.Live;

/// <summary>JSON as docs/api.md has it: camelCase, absent values null, numbers that read back as the same bits.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.MaxDepth = 32;
        return options;
    }

    public static string Serialize(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);
}
