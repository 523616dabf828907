using System.Collections.Immutable;
using System.Text.Json;

namespace StanceSim.Experiments.Results;

/// <summary>The outcomes of a run as JSON; yes and no as true and false.</summary>
internal static class OutcomesJson
{
    public static byte[] Write(string run, int tick, string? date, ImmutableArray<OutcomeValue> outcomes)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, ManifestJson.Layout))
        {
            json.WriteStartObject();
            json.WriteString("run", run);
            json.WriteNumber("tick", tick);
            json.WriteString("date", date);
            json.WriteStartArray("outcomes");
            foreach (var outcome in outcomes)
            {
                json.WriteStartObject();
                json.WriteString("id", outcome.Id);
                json.WriteString("description", outcome.Description);
                if (outcome.IsTruth)
                {
                    json.WriteBoolean("value", outcome.Value != 0);
                }
                else
                {
                    json.WriteNumber("value", outcome.Value);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <exception cref="FormatException">It is no list of outcomes; the message says why.</exception>
    public static ImmutableArray<OutcomeValue> Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return [.. document.RootElement.GetProperty("outcomes").EnumerateArray().Select(Read)];
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(failure.Message, failure);
        }
    }

    private static OutcomeValue Read(JsonElement outcome)
    {
        var value = outcome.GetProperty("value");
        var isTruth = value.ValueKind is JsonValueKind.True or JsonValueKind.False;
        return new OutcomeValue(
            outcome.GetProperty("id").GetString() ?? "",
            outcome.GetProperty("description").GetString() ?? "",
            value.ValueKind switch
            {
                JsonValueKind.True => 1,
                JsonValueKind.False => 0,
                _ => value.GetDouble(),
            },
            isTruth);
    }
}
