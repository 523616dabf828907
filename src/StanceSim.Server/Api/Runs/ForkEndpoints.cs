using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceSim.Experiments.Results;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Api.Runs;

/// <summary>Goes back to a frame of a run and on from there as a new run, with something changed.</summary>
internal static class ForkEndpoints
{
    public static void MapForks(this RouteGroupBuilder api) =>
        api.MapPost("/runs/{id}/forks", Fork).Produces<RunDetail>(StatusCodes.Status201Created);

    private static async Task<IResult> Fork(string id, ForkOrder order, RunCatalogue runs, Launcher launcher)
    {
        LaunchPlan.MustBeRate(order.TicksPerSecond);
        var (parent, request) = (runs.Find(id), ForkPlan.Of(order));
        try
        {
            var run = launcher.Start(await request.Of(parent.AsParent()), order.Paused, order.TicksPerSecond, parent.Id);
            return Results.Created($"/api/v1/runs/{run.Id}", RunAnswers.Detail(new RunEntry(run), runs));
        }
        catch (ResultsException problem)
        {
            throw Refuse.Invalid("The run cannot be forked so.", problem.Problems);
        }
    }
}
