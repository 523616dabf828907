using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Compare;

/// <summary>Two runs side by side.</summary>
internal static class CompareEndpoints
{
    public static void MapCompare(this RouteGroupBuilder api) => api.MapGet("/compare", Compare).Produces<ComparisonShape>();

    private static async Task<ComparisonShape> Compare(string? a, string? b, HttpContext http, RunCatalogue runs)
    {
        var (one, other) = (runs.Find(Asked.Given(a, nameof(a))), runs.Find(Asked.Given(b, nameof(b))));
        foreach (var run in new[] { one, other })
        {
            await run.Journal.Ready(JournalPart.Stances);
            await run.Journal.Ready(JournalPart.Affinities);
            await run.Journal.Ready(JournalPart.Events);
        }

        http.Response.Headers.CacheControl = "no-store";
        return await new Comparison(one, other, runs).Make();
    }
}
