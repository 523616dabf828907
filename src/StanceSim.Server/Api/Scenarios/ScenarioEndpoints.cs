using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Messages;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Runs;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Api.Scenarios;

/// <summary>Scenarios: list, look at, check, save, delete.</summary>
internal static class ScenarioEndpoints
{
    public static void MapScenarios(this RouteGroupBuilder api)
    {
        api.MapGet("/scenarios", List).Produces<ScenarioList>();
        api.MapGet("/scenarios/{name}", Detail).Produces<ScenarioDetail>();
        api.MapPost("/scenarios/validate", Validate).Produces<Validation>();
        api.MapPut("/scenarios/{name}", Save).Produces<ScenarioDetail>().Produces<ScenarioDetail>(StatusCodes.Status201Created);
        api.MapDelete("/scenarios/{name}", Delete).Produces(StatusCodes.Status204NoContent);
        api.MapGet("/message-kinds", Kinds).Produces<KindList>();
    }

    private static ScenarioList List(ScenarioCatalogue scenarios, RunCatalogue runs)
    {
        var counts = runs.All().CountBy(run => run.Manifest.Scenario.Name).ToDictionary();
        return new ScenarioList([.. scenarios.All().Select(entry => ScenarioAnswers.Summary(entry, counts.GetValueOrDefault(entry.Name)))]);
    }

    private static ScenarioDetail Detail(string name, ScenarioCatalogue scenarios, RunCatalogue runs) =>
        ScenarioAnswers.Detail(scenarios.Find(name), CountRuns(runs, name));

    /// <summary>Answers whether valid or not: what is wrong is the answer.</summary>
    private static Validation Validate(ValidateRequest request)
    {
        var reading = ScenarioReader.Read("scenario.yaml", request.Yaml ?? "", LaunchPlan.OverridesOf(request.Set));
        var problems = reading.Problems.Select(ShapesOf.Problem);
        return new Validation(
            reading.Scenario is not null,
            [.. problems],
            reading.Scenario is null ? null : ScenarioAnswers.Detail("scenario", ScenarioCatalogue.ChecksumOf(request.Yaml ?? ""), isShipped: false, reading, runs: 0));
    }

    private static IResult Save(string name, SaveRequest request, ScenarioCatalogue scenarios, RunCatalogue runs)
    {
        if (!CatalogueName.IsScenario(name))
        {
            throw Refuse.NotFound("This cannot be the name of a scenario.", CatalogueName.Rule + ".");
        }

        var reading = ScenarioReader.Read(name + ".yaml", request.Yaml ?? "", []);
        if (reading.Scenario is null)
        {
            throw Refuse.Invalid("The scenario has problems.", reading.Problems);
        }

        var (entry, isNew) = scenarios.Save(name, request.Yaml ?? "", request.IfSha256);
        var detail = ScenarioAnswers.Detail(entry, CountRuns(runs, name));
        return isNew ? Results.Created($"/api/v1/scenarios/{name}", detail) : Results.Ok(detail);
    }

    private static IResult Delete(string name, ScenarioCatalogue scenarios)
    {
        scenarios.Delete(name);
        return Results.NoContent();
    }

    private static KindList Kinds() =>
        new([.. MessageKinds.All.Select(kind => new KindShape(kind.Name, kind.Cameo, kind.PloverEvent, kind.Goldstein))]);

    private static int CountRuns(RunCatalogue runs, string scenario) => runs.All().Count(run => run.Manifest.Scenario.Name == scenario);
}
