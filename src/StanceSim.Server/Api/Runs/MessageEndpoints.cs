using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Runs;

/// <summary>Messages and decisions of a run.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this RouteGroupBuilder api)
    {
        api.MapGet("/runs/{id}/messages", List).Produces<MessageList>();
        api.MapGet("/runs/{id}/messages/{messageId}", One).Produces<MessageShape>();
        api.MapGet("/runs/{id}/activity", Count).Produces<ActivityColumns>();
        api.MapGet("/runs/{id}/decisions", Decisions).Produces<DecisionList>();
    }

    private static Task<IResult> List(string id, [AsParameters] MessageQuery query, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            var journal = run.Journal;
            await journal.Ready(JournalPart.Events);
            var page = Page.Of(query.Limit, query.After);
            var matching = query.SearchAnyKind(journal).ToArray();
            var kinds = matching.GroupBy(entry => entry.Row.Kind).Select(group => new KindCount(group.Key, group.Count()));
            MessageEntry[] wanted = [.. matching.Where(query.IsOfKind)];
            var (items, next) = page.Of(wanted);
            return new MessageList([.. items.Select(entry => ShapesOf.Message(journal, entry))], [.. kinds], wanted.Length, next);
        });
    }

    private static Task<IResult> Count(string id, [AsParameters] MessageQuery query, int? every, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            await run.Journal.Ready(JournalPart.Events);
            return Activity.Messages(run.Journal, query, every);
        });
    }

    private static Task<IResult> One(string id, string messageId, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            await run.Journal.Ready(JournalPart.Events);
            return ShapesOf.Message(run.Journal, Find(run.Journal, messageId));
        });
    }

    /// <exception cref="ApiException">The run has no such message, or not yet.</exception>
    public static MessageEntry Find(RunJournal journal, string id) =>
        journal.Messages.Find(id) is { } entry && entry.Row.Sent <= journal.Newest
            ? entry
            : throw Refuse.Unknown("message", id, "The run", journal.Messages.Until(journal.Newest).Select(known => known.Row.Id));

    private static Task<IResult> Decisions(string id, int? fromTick, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            var journal = run.Journal;
            await journal.Ready(JournalPart.Events);
            return new DecisionList([.. journal.Decisions.Enumerate().Where(row => row.Tick >= (fromTick ?? 0)).Select(row => ShapesOf.Decision(journal, row))]);
        });
    }
}
