using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceSim.Model.Changes;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Explain;

/// <summary>Why anything changed.</summary>
internal static class WhyEndpoints
{
    public static void MapWhy(this RouteGroupBuilder api)
    {
        api.MapGet("/runs/{id}/changes", Changes).Produces<ChangeList>();
        api.MapGet("/runs/{id}/journey", Journey).Produces<JourneyShape>();
        api.MapGet("/runs/{id}/movements", Movements).Produces<MovementList>();
        api.MapGet("/runs/{id}/influence", Influence).Produces<InfluenceList>();
        api.MapGet("/runs/{id}/flows", FlowsOf).Produces<FlowColumns>();
    }

    private static Task<IResult> Changes(string id, [AsParameters] ChangeQuery query, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        Answer.MustRecordChanges(run);
        return Answer.About(http, run, async () =>
        {
            await run.Journal.Ready(JournalPart.Events);
            return query.Search(run.Journal);
        });
    }

    private static Task<IResult> Journey(
        string id, string? actor, string? issue, string? variable, int? from, int? to, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        Answer.MustRecordChanges(run);
        return Answer.About(http, run, async () =>
        {
            var journal = run.Journal;
            var (who, what) = (Asked.Actor(journal.Cast, Asked.Given(actor, nameof(actor))), Asked.Issue(journal.Cast, Asked.Given(issue, nameof(issue))));
            var quantity = Asked.IsDeterrence(variable) ? Variable.Deterrence : Variable.Position;
            var (first, last) = Asked.Told(run, from, to);
            await journal.Ready(JournalPart.Stances);
            await journal.Ready(JournalPart.Events);
            return Tallies.Journey(journal, who, what, quantity, first, last);
        });
    }

    private static Task<IResult> Movements(string id, string? issue, int? from, int? to, int? limit, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            var journal = run.Journal;
            var (what, most) = (Asked.MaybeIssue(journal.Cast, issue), Page.LimitOf(limit));
            var (first, last) = Asked.Told(run, from, to);
            await journal.Ready(JournalPart.Stances);
            await journal.Ready(JournalPart.Events);
            return new MovementList([.. Tallies.Movements(journal, what, first, last).Take(most)]);
        });
    }

    private static Task<IResult> Influence(string id, string? issue, int? from, int? to, int? limit, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        Answer.MustRecordChanges(run);
        return Answer.About(http, run, async () =>
        {
            var journal = run.Journal;
            var (what, most) = (Asked.MaybeIssue(journal.Cast, issue), Page.LimitOf(limit));
            var (first, last) = Asked.Told(run, from, to);
            await journal.Ready(JournalPart.Events);
            var all = Tallies.Influence(journal, what, first, last);
            return new InfluenceList([.. all.Take(most)], all.Count);
        });
    }

    private static Task<IResult> FlowsOf(string id, string? issue, int? from, int? to, int? perTick, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            var journal = run.Journal;
            var what = Asked.Issue(journal.Cast, Asked.Given(issue, nameof(issue)));
            var (first, last) = Asked.Frames(journal, from, to);
            await journal.Ready(JournalPart.Events);
            return Flows.Of(journal, what, first, last, perTick);
        });
    }
}
