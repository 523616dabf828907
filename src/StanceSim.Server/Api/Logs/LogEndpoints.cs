using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using StanceSim.Server.Api.Errors;

namespace StanceSim.Server.Api.Logs;

/// <summary>What the server logged lately.</summary>
internal static class LogEndpoints
{
    public static void MapLogs(this RouteGroupBuilder api) => api.MapGet("/logs", List).Produces<LogList>();

    private static LogList List(string? run, string? level, string? text, string? actor, string? stimulus, string? after, int? limit, LogStore store, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var least = LogLevel.Information;
        if (!string.IsNullOrEmpty(level) && (!Enum.TryParse(level, ignoreCase: true, out least) || !Enum.IsDefined(least)))
        {
            throw Refuse.Query("`level` is trace, debug, information, warning, error or critical.");
        }

        long? before = string.IsNullOrEmpty(after)
            ? null
            : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Refuse.Query("`after` is not a place in the list.");
        var (entries, next) = store.Newest(
            entry => entry.Severity >= least
                && Is(run, entry.Run)
                && Is(actor, entry.Actor)
                && Is(stimulus, entry.Stimulus)
                && (string.IsNullOrEmpty(text) || entry.Message.Contains(text, StringComparison.OrdinalIgnoreCase)),
            before,
            Page.LimitOf(limit));
        return new LogList(entries, next);
    }

    private static bool Is(string? wanted, string? value) => string.IsNullOrEmpty(wanted) || wanted == value;
}
