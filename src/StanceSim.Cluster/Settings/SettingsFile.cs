using System.Text;
using System.Text.Json;
using StanceSim.Cluster.Problems;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cluster.Settings;

/// <summary>Reads a settings file: one JSON object of settings, in which comments may stand.</summary>
internal static class SettingsFile
{
    private const int MostBytes = 64 << 10;

    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static void ReadInto(GivenValues values, string file)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(file).Length > MostBytes)
            {
                Unreadable(values, file, 0, 0, $"It is larger than {MostBytes >> 10} KiB.");
                return;
            }

            bytes = File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Unreadable(values, file, 0, 0, exception.Message);
            return;
        }

        try
        {
            Read(values, file, bytes);
        }
        catch (JsonException broken)
        {
            var reason = broken.Message.Split(" LineNumber:")[0];
            Unreadable(values, file, (int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1, reason);
        }
    }

    private static void Read(GivenValues values, string file, byte[] bytes)
    {
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var json = new Utf8JsonReader(bytes.AsSpan(start), Options);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Unreadable(values, file, 1, 1, "It must be one object, in braces.");
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = json.GetString() ?? "";
            var (line, column) = PlaceOf(bytes, start + (int)json.TokenStartIndex);
            json.Read();
            var text = TextOf(ref json, bytes, start);
            var setting = SettingNames.All.FirstOrDefault(known => known.Key == key);
            if (!seen.Add(key))
            {
                Add(values, ClusterProblemKinds.GivenTwice, file, line, column, $"{key} is given twice.", "Keep one of the two.");
            }
            else if (setting is null)
            {
                var guess = NearestName.Suggest(key, SettingNames.All.Select(known => known.Key));
                Add(values, ClusterProblemKinds.UnknownSetting, file, line, column,
                    $"There is no setting {key}{guess}.", "docs/operations.md lists all settings.");
            }
            else
            {
                values.Put(setting, text, file, line, column);
            }
        }
    }

    /// <summary>A value as the environment would hold it; objects and lists keep their text, which no setting accepts.</summary>
    private static string TextOf(ref Utf8JsonReader json, byte[] bytes, int start)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return json.GetString() ?? "";
        }

        var first = start + (int)json.TokenStartIndex;
        json.Skip();
        return Encoding.UTF8.GetString(bytes, first, start + (int)json.BytesConsumed - first);
    }

    private static (int Line, int Column) PlaceOf(byte[] bytes, int index)
    {
        var before = bytes.AsSpan(0, index);
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    private static void Unreadable(GivenValues values, string file, int line, int column, string reason) =>
        Add(values, ClusterProblemKinds.FileUnreadable, file, line, column,
            $"The settings file cannot be read: {reason}", "Write one JSON object, such as {\"store\": \"redis\"}.");

    private static void Add(GivenValues values, ProblemKind kind, string file, int line, int column, string message, string fix) =>
        values.Problems.Add(new Problem(kind.Code, file, line, column, message, fix));
}
