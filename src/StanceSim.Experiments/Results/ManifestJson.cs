using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Results;

/// <summary>The manifest as JSON: keys in a fixed order, numbers that read back as the same bits, lines ended by \n.</summary>
internal static class ManifestJson
{
    public static JsonWriterOptions Layout { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Manifest manifest)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout))
        {
            Write(json, manifest);
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    public static void Write(Utf8JsonWriter json, Manifest manifest)
    {
        json.WriteStartObject();
        WriteIdentity(json, manifest);
        WriteInterventions(json, manifest);
        WriteContents(json, manifest);
        WriteFiles(json, manifest.Files);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is not a manifest; the message says why.</exception>
    public static Manifest Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Read(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(failure.Message, failure);
        }
    }

    /// <summary>The format number alone, so that newer formats can be told from broken ones.</summary>
    public static int FormatOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.GetProperty("format").GetInt32();
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(failure.Message, failure);
        }
    }

    private static void WriteIdentity(Utf8JsonWriter json, Manifest manifest)
    {
        json.WriteNumber("format", Manifest.CurrentFormat);
        json.WriteString("run", manifest.Run);
        json.WriteString("version", manifest.Version);
        json.WriteStartObject("scenario");
        json.WriteString("name", manifest.Scenario.Name);
        json.WriteString("title", manifest.Scenario.Title);
        json.WriteString("description", manifest.Scenario.Description);
        json.WriteString("sha256", manifest.Scenario.Sha256);
        json.WriteEndObject();
        json.WriteStartArray("overrides");
        foreach (var change in manifest.Overrides)
        {
            json.WriteStartObject();
            json.WriteString("path", change.Path);
            json.WriteString("value", change.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("rule", manifest.Rule);
        json.WriteStartObject("parameters");
        foreach (var (name, value) in manifest.Parameters)
        {
            json.WriteNumber(name, value);
        }

        json.WriteEndObject();
        json.WriteNumber("seed", manifest.Seed);
        json.WriteNumber("design_point", manifest.DesignPoint);
        json.WriteNumber("replicate", manifest.Replicate);
        json.WriteBoolean("records_changes", manifest.RecordsChanges);
    }

    private static void WriteInterventions(Utf8JsonWriter json, Manifest manifest)
    {
        if (manifest.Parent is { } parent)
        {
            json.WriteStartObject("parent");
            json.WriteString("run", parent.Run);
            json.WriteNumber("tick", parent.Tick);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("parent");
        }

        json.WriteNumber("from", manifest.From);
        WriteList(json, "injections", manifest.Injections, InterventionsJson.Write);
        WriteList(json, "settings", manifest.Settings, InterventionsJson.Write);
    }

    private static void WriteContents(Utf8JsonWriter json, Manifest manifest)
    {
        json.WriteNumber("ticks", manifest.Ticks);
        if (manifest.IsStopped)
        {
            json.WriteBoolean("stopped", true);
        }

        json.WriteStartObject("calendar");
        WriteStringOrNull(json, "start", manifest.Calendar.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("days_per_tick", manifest.Calendar.DaysPerTick);
        json.WriteEndObject();
        json.WriteStartObject("counts");
        json.WriteNumber("actors", manifest.Actors.Length);
        json.WriteNumber("issues", manifest.Issues.Length);
        json.WriteNumber("frames", manifest.Counts.Frames);
        json.WriteNumber("messages", manifest.Counts.Messages);
        json.WriteNumber("changes", manifest.Counts.Changes);
        json.WriteNumber("contributions", manifest.Counts.Contributions);
        json.WriteNumber("decisions", manifest.Counts.Decisions);
        json.WriteEndObject();
        WriteList(json, "actors", manifest.Actors, static (json, actor) =>
        {
            json.WriteString("id", actor.Id);
            json.WriteString("name", actor.Name);
            json.WriteString("type", actor.Type);
            WriteStringOrNull(json, "bloc", actor.Bloc);
            WriteStringOrNull(json, "part_of", actor.PartOf);
        });
        WriteList(json, "issues", manifest.Issues, static (json, issue) =>
        {
            json.WriteString("id", issue.Id);
            json.WriteString("name", issue.Name);
            json.WriteString("negative", issue.NegativePole);
            json.WriteString("positive", issue.PositivePole);
            json.WriteNumber("low", issue.Low);
            json.WriteNumber("high", issue.High);
        });
        WriteList(json, "ties", manifest.Ties, static (json, tie) =>
        {
            json.WriteString("from", tie.From);
            json.WriteString("to", tie.To);
            json.WriteString("type", tie.Type);
            json.WriteNumber("weight", tie.Weight);
        });
    }

    private static void WriteFiles(Utf8JsonWriter json, ImmutableArray<FileChecksum> files) =>
        WriteList(json, "files", files, static (json, file) =>
        {
            json.WriteString("name", file.Name);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
        });

    private static void WriteList<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStringOrNull(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, value);
        }
    }

    public static Manifest Read(JsonElement root)
    {
        var scenario = root.GetProperty("scenario");
        var calendar = root.GetProperty("calendar");
        var counts = root.GetProperty("counts");
        return new Manifest
        {
            Run = TextOf(root, "run"),
            Version = TextOf(root, "version"),
            Scenario = new(TextOf(scenario, "name"), TextOf(scenario, "title"), TextOf(scenario, "description"), TextOf(scenario, "sha256")),
            Overrides = ListOf(root, "overrides", item => new Override(TextOf(item, "path"), TextOf(item, "value"))),
            Parameters = [.. root.GetProperty("parameters").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetDouble()))],
            Rule = TextOf(root, "rule"),
            Seed = root.GetProperty("seed").GetUInt64(),
            DesignPoint = root.GetProperty("design_point").GetInt32(),
            Replicate = root.GetProperty("replicate").GetInt32(),
            RecordsChanges = root.GetProperty("records_changes").GetBoolean(),
            Ticks = root.GetProperty("ticks").GetInt32(),
            IsStopped = root.TryGetProperty("stopped", out var stopped) && stopped.GetBoolean(),
            Calendar = new(DayOf(calendar, "start"), calendar.GetProperty("days_per_tick").GetInt32()),
            Counts = new(
                CountOf(counts, "frames"),
                CountOf(counts, "messages"),
                CountOf(counts, "changes"),
                CountOf(counts, "contributions"),
                CountOf(counts, "decisions")),
            Parent = ParentOf(root),
            Injections = LaterListOf(root, "injections", InterventionsJson.ReadInjection),
            Settings = LaterListOf(root, "settings", InterventionsJson.ReadSetting),
            Actors = ListOf(root, "actors", item => new ActorSummary(
                TextOf(item, "id"), TextOf(item, "name"), TextOf(item, "type"), MaybeText(item, "bloc"), MaybeText(item, "part_of"))),
            Issues = ListOf(root, "issues", item => new IssueSummary(
                TextOf(item, "id"), TextOf(item, "name"), TextOf(item, "negative"), TextOf(item, "positive"), NumberOf(item, "low"), NumberOf(item, "high"))),
            Ties = ListOf(root, "ties", item => new TieSummary(
                TextOf(item, "from"), TextOf(item, "to"), TextOf(item, "type"), NumberOf(item, "weight"))),
            Files = ListOf(root, "files", item => new FileChecksum(TextOf(item, "name"), CountOf(item, "bytes"), TextOf(item, "sha256"))),
        };
    }

    private static ImmutableArray<T> ListOf<T>(JsonElement element, string name, Func<JsonElement, T> read) =>
        [.. element.GetProperty(name).EnumerateArray().Select(read)];

    /// <summary>A list that folders of the first format do not have.</summary>
    private static ImmutableArray<T> LaterListOf<T>(JsonElement element, string name, Func<JsonElement, T> read) =>
        element.TryGetProperty(name, out _) ? ListOf(element, name, read) : [];

    private static ForkPoint? ParentOf(JsonElement root) =>
        root.TryGetProperty("parent", out var parent) && parent.ValueKind == JsonValueKind.Object
            ? new ForkPoint(TextOf(parent, "run"), parent.GetProperty("tick").GetInt32())
            : null;

    private static string TextOf(JsonElement element, string name) => MaybeText(element, name) ?? throw new JsonException($"{name} is null.");

    private static string? MaybeText(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static double NumberOf(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static long CountOf(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private static DateOnly? DayOf(JsonElement element, string name) =>
        MaybeText(element, name) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
