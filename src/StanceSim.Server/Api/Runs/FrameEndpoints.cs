using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Runs;

/// <summary>What scrubbing reads: positions as codes, and to the last bit, regards, and the ties that are drawn.</summary>
internal static class FrameEndpoints
{
    private const int MostValues = 200_000;

    public static void MapFrames(this RouteGroupBuilder api)
    {
        api.MapGet("/runs/{id}/frames", Frames).Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
        api.MapGet("/runs/{id}/stances", Stances).Produces<StanceAnswer>();
        api.MapGet("/runs/{id}/affinities", Affinities).Produces<AffinityColumns>();
        api.MapGet("/runs/{id}/movement", Movement).Produces<MovementColumns>();
        api.MapGet("/runs/{id}/generated-ties", Ties).Produces<TieColumns>();
        api.MapGet("/runs/{id}/affinity-series", Series).Produces<AffinitySeries>();
    }

    private static async Task<IResult> Frames(string id, string? issue, string? variable, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        var journal = run.Journal;
        var (index, ofDeterrence) = (Asked.Issue(journal.Cast, Asked.Given(issue, nameof(issue))), Asked.IsDeterrence(variable));
        await journal.Ready(JournalPart.Stances);
        var tag = Answer.TagOf(run);
        http.Response.Headers.CacheControl = tag is null ? "no-store" : "private, no-cache";
        return Results.Stream(
            new FrameStream(journal, run.Watched.Frames, index, ofDeterrence),
            "application/octet-stream",
            entityTag: tag is null ? null : new EntityTagHeaderValue(tag),
            enableRangeProcessing: true);
    }

    private static Task<IResult> Stances(
        string id, string[]? actor, string[]? issue, string? variable, int? from, int? to, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            var (journal, cast) = (run.Journal, run.Journal.Cast);
            var (first, last) = Asked.Frames(journal, from, to);
            int[] actors = actor is { Length: > 0 } ? [.. actor.Select(name => Asked.Actor(cast, name))] : [.. Enumerable.Range(0, cast.Actors)];
            int[] issues = issue is { Length: > 0 } ? [.. issue.Select(name => Asked.Issue(cast, name))] : [.. Enumerable.Range(0, cast.Issues)];
            var ofDeterrence = Asked.IsDeterrence(variable);
            if ((long)actors.Length * issues.Length * (last - first + 1) > MostValues)
            {
                throw Refuse.Query($"These are more than {MostValues} values.", "Ask for fewer actors, issues or frames; `frames` gives all of them as codes.");
            }

            await journal.Ready(JournalPart.Stances);
            return new StanceAnswer(first, last, [.. issues.SelectMany(what => actors.Select(who => new SeriesShape(
                cast.Manifest.Actors[who].Id,
                cast.IssueId(what),
                ofDeterrence ? "deterrence" : "position",
                [.. journal.Stances.Series((who * cast.Issues) + what, ofDeterrence, first, last).Select(value => double.IsNaN(value) ? (double?)null : value)])))]);
        });
    }

    private static Task<IResult> Affinities(string id, int? frame, string? actor, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            var journal = run.Journal;
            var (number, who) = (Asked.Frame(journal, frame ?? Math.Max(0, journal.Newest)), Asked.MaybeActor(journal.Cast, actor));
            await journal.Ready(JournalPart.Affinities);
            AffinityEntry[] all = [.. journal.Affinities.At(number).Where(entry => who is null || entry.From == who || entry.To == who)];
            return new AffinityColumns(
                number, [.. all.Select(entry => entry.From)], [.. all.Select(entry => entry.To)], [.. all.Select(entry => entry.Value)]);
        });
    }

    private static Task<IResult> Movement(string id, string? issue, int? fromTick, int? every, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            var index = Asked.Issue(run.Journal.Cast, Asked.Given(issue, nameof(issue)));
            await run.Journal.Ready(JournalPart.Stances);
            return Activity.Movement(run.Journal, index, fromTick, every);
        });
    }

    private static Task<IResult> Ties(string id, int? limit, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, () => run.Scenario is { } scenario ? GeneratedTies.Of(scenario.World, limit) : new TieColumns([], [], [], 0));
    }

    private static Task<IResult> Series(string id, string? from, string? to, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            var journal = run.Journal;
            var (one, other) = (Asked.Given(from, nameof(from)), Asked.Given(to, nameof(to)));
            var (who, whom) = (Asked.Actor(journal.Cast, one), Asked.Actor(journal.Cast, other));
            await journal.Ready(JournalPart.Affinities);
            return new AffinitySeries(one, other, journal.Affinities.Series(who, whom, Math.Max(0, journal.Newest)));
        });
    }
}
