using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace StanceSim.Server.Api.Logs;

/// <summary>The newest log entries, for people who look at the server through its pages. Older ones are with whoever collects its output.</summary>
internal sealed class LogStore
{
    /// <summary>Entries kept.</summary>
    public const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Queue<LogEntry> entries = new(Most);
    private long count;

    public void Add(Func<long, LogEntry> make)
    {
        lock (gate)
        {
            if (entries.Count == Most)
            {
                entries.Dequeue();
            }

            entries.Enqueue(make(count++));
        }
    }

    /// <summary>Entries that are wanted, newest first, before a number.</summary>
    public (ImmutableArray<LogEntry> Entries, string? Next) Newest(Func<LogEntry, bool> isWanted, long? before, int limit)
    {
        LogEntry[] all;
        lock (gate)
        {
            all = [.. entries];
        }

        var found = all.Reverse().Where(entry => (before is null || entry.Number < before) && isWanted(entry)).Take(limit + 1).ToArray();
        return ([.. found.Take(limit)], found.Length > limit ? found[limit - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }
}

internal sealed record LogEntry(
    long Number, DateTimeOffset Time, string Level, string Category, string Message, string? Run, string? Actor, string? Stimulus, string? TraceId, string? Exception)
{
    /// <summary>How severe it is, to compare.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public LogLevel Severity { get; init; }
}

internal sealed record LogList(ImmutableArray<LogEntry> Entries, string? Next);
