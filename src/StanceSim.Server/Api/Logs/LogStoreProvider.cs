using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace StanceSim.Server.Api.Logs;

/// <summary>Keeps what is logged in the store, with the run, actor and stimulus that it names.</summary>
[ProviderAlias("StanceSim")]
internal sealed class LogStoreProvider(LogStore store, ApiSettings settings) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(store, settings.Time, categoryName);

    public void Dispose()
    {
        // The store outlives its writers, so that what went wrong last can be read.
    }

    private sealed class Logger(LogStore store, TimeProvider time, string category) : ILogger
    {
        private const int LongestText = 4_000;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var named = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            var (now, message) = (time.GetUtcNow(), Cut(formatter(state, exception)));
            store.Add(number => new LogEntry(
                number,
                now,
                logLevel.ToString(),
                category,
                message ?? "",
                Value("Run"),
                Value("Actor"),
                Value("Stimulus"),
                Activity.Current?.TraceId.ToHexString(),
                Cut(exception?.ToString()))
            { Severity = logLevel });

            string? Value(string name) => named.FirstOrDefault(pair => pair.Key == name).Value?.ToString();
        }

        private static string? Cut(string? text) => text is { Length: > LongestText } ? text[..LongestText] + "..." : text;
    }
}
