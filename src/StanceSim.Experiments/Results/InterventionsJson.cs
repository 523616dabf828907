using System.Text.Json;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Results;

/// <summary>What was done to a run from outside, as the manifest tells it.</summary>
internal static class InterventionsJson
{
    public static void Write(Utf8JsonWriter json, InjectionSummary injection)
    {
        json.WriteNumber("tick", injection.Tick);
        json.WriteString("actor", injection.Actor);
        json.WriteString("kind", injection.Kind);
        json.WriteStartArray("to");
        foreach (var addressee in injection.To)
        {
            json.WriteStringValue(addressee);
        }

        json.WriteEndArray();
        json.WriteString("issue", injection.Issue);
        if (injection.Position is { } position)
        {
            json.WriteNumber("position", position);
        }
        else
        {
            json.WriteNull("position");
        }

        json.WriteNumber("intensity", injection.Intensity);
        json.WriteString("explicitness", injection.Explicitness);
        json.WriteString("attribution", injection.Attribution);
        json.WriteString("audience", injection.Audience);
        json.WriteString("stage", injection.Stage);
        json.WriteNumber("credibility", injection.Credibility);
        json.WriteNumber("delay", injection.Delay);
        json.WriteNumber("loss", injection.Loss);
        json.WriteNumber("leak_probability", injection.LeakProbability);
        json.WriteNumber("leak_delay", injection.LeakDelay);
        json.WriteString("via", injection.Via);
        json.WriteString("text", injection.Text);
    }

    public static void Write(Utf8JsonWriter json, Setting setting)
    {
        json.WriteNumber("tick", setting.Tick);
        json.WriteString("path", setting.Change.Path);
        json.WriteString("value", setting.Change.Value);
    }

    public static InjectionSummary ReadInjection(JsonElement json) => new()
    {
        Tick = json.GetProperty("tick").GetInt32(),
        Actor = TextOf(json, "actor"),
        Kind = TextOf(json, "kind"),
        To = [.. json.GetProperty("to").EnumerateArray().Select(item => item.GetString() ?? throw new JsonException("An addressee is null."))],
        Issue = json.GetProperty("issue").GetString(),
        Position = json.GetProperty("position") is { ValueKind: not JsonValueKind.Null } position ? position.GetDouble() : null,
        Intensity = json.GetProperty("intensity").GetDouble(),
        Explicitness = TextOf(json, "explicitness"),
        Attribution = TextOf(json, "attribution"),
        Audience = TextOf(json, "audience"),
        Stage = TextOf(json, "stage"),
        Credibility = json.GetProperty("credibility").GetDouble(),
        Delay = json.GetProperty("delay").GetInt32(),
        Loss = json.GetProperty("loss").GetDouble(),
        LeakProbability = json.GetProperty("leak_probability").GetDouble(),
        LeakDelay = json.GetProperty("leak_delay").GetInt32(),
        Via = json.GetProperty("via").GetString(),
        Text = json.GetProperty("text").GetString(),
    };

    public static Setting ReadSetting(JsonElement json) =>
        new(json.GetProperty("tick").GetInt32(), new Override(TextOf(json, "path"), TextOf(json, "value")));

    private static string TextOf(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new JsonException($"{name} is null.");
}
