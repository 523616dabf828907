using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceSim.Experiments.Results;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Runs;

/// <summary>Runs: list, start, look at, remove.</summary>
internal static class RunEndpoints
{
    public static void MapRuns(this RouteGroupBuilder api)
    {
        api.MapGet("/runs", List).Produces<RunList>();
        api.MapPost("/runs", Start).Produces<RunDetail>().Produces<RunDetail>(StatusCodes.Status201Created);
        api.MapGet("/runs/{id}", Detail).Produces<RunDetail>();
        api.MapDelete("/runs/{id}", Remove).Produces(StatusCodes.Status204NoContent);
        api.MapGet("/runs/{id}/outcomes", Outcomes).Produces<OutcomesShape>();
    }

    private static RunList List([AsParameters] RunQuery query, RunCatalogue runs)
    {
        var page = Page.Of(query.Limit, query.After);
        RunEntry[] matching = [.. runs.All().Where(entry => query.Matches(entry, runs))];
        var (items, next) = page.Of(matching);
        return new RunList([.. items.Select(entry => RunAnswers.Summary(entry, runs))], matching.Length, next);
    }

    private static IResult Start(LaunchRequest request, ScenarioCatalogue scenarios, RunCatalogue runs, Launcher launcher)
    {
        var plan = LaunchPlan.Of(request, scenarios);
        if (!request.Again && plan.RecordsChanges)
        {
            var hash = RunIdentity.Of(plan);
            if (runs.All().FirstOrDefault(entry => entry.IsAsPlanned && entry.Manifest.Run == hash && entry.Manifest.Version == ProductVersion.Current) is { } done)
            {
                return Results.Ok(RunAnswers.Detail(done, runs));
            }
        }

        var run = launcher.Start(plan, request.Paused, request.TicksPerSecond);
        return Results.Created($"/api/v1/runs/{run.Id}", RunAnswers.Detail(new RunEntry(run), runs));
    }

    private static Task<IResult> Detail(string id, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            if (!run.Manifest.Injections.IsEmpty)
            {
                await run.Journal.Ready(JournalPart.Events);
            }

            return RunAnswers.Detail(run, runs);
        });
    }

    private static async Task<IResult> Remove(string id, RunCatalogue runs)
    {
        var entry = runs.Find(id);
        if (entry.Ongoing is { } run)
        {
            await run.Discard();

            // It may have been over, and on the disk, before it was told.
            entry = run.Recorded is null ? entry : runs.Find(id);
        }

        runs.Remove(entry);
        return Results.NoContent();
    }

    private static Task<IResult> Outcomes(string id, HttpContext http, RunCatalogue runs)
    {
        var run = runs.Find(id);
        return Answer.About(http, run, async () =>
        {
            var outcomes = run.Results is { } results
                ? results.Outcomes()
                : run.Status.IsOver ? throw Refuse.Conflict("run-failed", "The run failed.", run.Ongoing?.Failure) : [.. await run.Ongoing!.Outcomes(http.RequestAborted)]; // it stands on the disk or goes on
            var tick = Math.Max(0, run.Journal.Newest);
            return new OutcomesShape(tick, run.Journal.Cast.DateOf(tick), [.. outcomes.Select(ShapeOf)]);
        });
    }

    private static OutcomeShape ShapeOf(OutcomeValue outcome) =>
        new(outcome.Id, outcome.Description, outcome.IsTruth ? outcome.Value != 0 : outcome.Value);
}
