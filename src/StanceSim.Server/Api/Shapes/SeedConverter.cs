using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StanceSim.Server.Api.Shapes;

/// <summary>A seed as a text of decimal digits, as answers have it, or as a number.</summary>
internal sealed class SeedConverter : JsonConverter<ulong?>
{
    public override ulong? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number when reader.TryGetUInt64(out var number) => number,
        JsonTokenType.String when ulong.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new JsonException("A seed is a whole number from 0 to 18446744073709551615, as a text or a number."),
    };

    public override void Write(Utf8JsonWriter writer, ulong? value, JsonSerializerOptions options)
    {
        if (value is { } seed)
        {
            writer.WriteStringValue(seed.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
