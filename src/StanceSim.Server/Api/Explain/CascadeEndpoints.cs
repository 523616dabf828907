using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Runs;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Explain;

/// <summary>Cascades: what came of a stimulus.</summary>
internal static class CascadeEndpoints
{
    public static void MapCascades(this RouteGroupBuilder api)
    {
        api.MapGet("/runs/{id}/cascades", List).Produces<CascadeList>();
        api.MapGet("/runs/{id}/cascades/{messageId}", One).Produces<CascadeShape>();
    }

    private static Task<IResult> List(
        string id, string? issue, string? actor, string? text, int? limit, string? after, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            var journal = run.Journal;
            Asked.MaybeIssue(journal.Cast, issue);
            Asked.MaybeActor(journal.Cast, actor);
            var page = Page.Of(limit, after);
            await journal.Ready(JournalPart.Events);
            var triggers = Cascades.Triggers(journal, entry =>
                (string.IsNullOrEmpty(issue) || entry.Row.Issue == issue)
                && (string.IsNullOrEmpty(actor) || entry.Row.Sender == actor || entry.Row.Addressees.Contains(actor))
                && (string.IsNullOrEmpty(text) || MessageQuery.Mentions(entry, text))).ToArray();
            var (items, next) = page.Of(triggers);
            return new CascadeList([.. items.Select(make => make())], triggers.Length, next);
        });
    }

    private static Task<IResult> One(string id, string messageId, HttpContext http, RunCatalogue runs, ApiSettings settings)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            await run.Journal.Ready(JournalPart.Events);
            return Cascades.Below(run.Journal, MessageEndpoints.Find(run.Journal, messageId), settings.TraceUrl);
        });
    }
}
