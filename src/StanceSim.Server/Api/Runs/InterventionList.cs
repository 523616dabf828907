using System.Collections.Immutable;
using System.Globalization;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Runs;

/// <summary>What was done to a run from outside, as its manifest tells it.</summary>
internal static class InterventionList
{
    private const string Messages = "messages.";
    private const int LongestLine = 200;

    /// <summary>All of it, by tick.</summary>
    /// <param name="manifest">The run.</param>
    /// <param name="sent">Its messages, to find which became of it; null: not looked for.</param>
    public static ImmutableArray<Intervention> Of(Manifest manifest, MessageLog? sent = null)
    {
        var values = manifest.Parameters.ToDictionary(parameter => PathOf(parameter.Key), parameter => parameter.Value);
        var ids = sent is null ? [] : IdsOf(sent);
        return
        [
            .. manifest.Settings.Select(setting => OfSetting(setting, values))
                .Concat(manifest.Injections.Select(injection => OfInjection(injection, ids)))
                .OrderBy(intervention => intervention.Tick)
                .Select((intervention, number) => intervention with
                {
                    Number = number,
                    Date = manifest.Calendar.DateOf(intervention.Tick) is null ? null : manifest.Calendar.Label(intervention.Tick),
                }),
        ];
    }

    /// <summary>What makes a fork another run than its parent, in one line.</summary>
    public static string LineOf(Manifest manifest)
    {
        var line = string.Join("; ", Of(manifest).Where(intervention => intervention.Tick >= manifest.From).Select(intervention => intervention.Summary));
        return line.Length == 0 ? "nothing" : line.Length <= LongestLine ? line : line[..(LongestLine - 3)] + "...";
    }

    /// <summary>The path by which a parameter that a manifest names is set.</summary>
    public static string PathOf(string parameter) =>
        parameter.StartsWith("model.", StringComparison.Ordinal) ? parameter : $"parameters.{parameter}";

    private static Intervention OfSetting(Setting setting, Dictionary<string, double> values)
    {
        var (path, text) = (setting.Change.Path, setting.Change.Value);
        if (path.StartsWith(Messages, StringComparison.Ordinal) && text.Length == 0)
        {
            var id = path[Messages.Length..];
            return new Intervention { Number = 0, Tick = setting.Tick, Kind = "omit", Path = path, Message = id, Summary = $"without {id}" };
        }

        double? before = values.TryGetValue(path, out var known) ? known : null;
        double? value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (value is { } now)
        {
            values[path] = now;
        }

        return new Intervention
        {
            Number = 0,
            Tick = setting.Tick,
            Kind = "parameter",
            Path = path,
            Before = before,
            Value = value,
            Summary = before is { } old ? string.Create(CultureInfo.InvariantCulture, $"{path}: {old:0.####} -> {text}") : $"{path}: {text}",
        };
    }

    private static Intervention OfInjection(InjectionSummary injection, Dictionary<(string Sender, int Tick), Queue<string>> ids)
    {
        var to = injection.To.IsEmpty ? "" : $" to {string.Join(", ", injection.To)}";
        return new Intervention
        {
            Number = 0,
            Tick = injection.Tick,
            Kind = "message",
            Message = ids.TryGetValue((injection.Actor, injection.Tick), out var waiting) && waiting.TryDequeue(out var id) ? id : null,
            Summary = $"{injection.Actor}: {injection.Kind}{to}",
        };
    }

    /// <summary>Messages that were sent from outside, leaks of them aside, in the order in which they were sent.</summary>
    private static Dictionary<(string Sender, int Tick), Queue<string>> IdsOf(MessageLog sent) => sent.Injected
        .GroupBy(entry => (entry.Row.Sender, entry.Row.Sent))
        .ToDictionary(group => group.Key, group => new Queue<string>(group.Select(entry => entry.Row.Id)));
}
