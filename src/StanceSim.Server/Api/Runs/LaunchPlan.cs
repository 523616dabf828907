using System.Collections.Immutable;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Randomness;
using StanceSim.Scenarios;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live;

namespace StanceSim.Server.Api.Runs;

/// <summary>What a launch asks for, as a plan.</summary>
internal static class LaunchPlan
{
    private const int MostSettings = 1_000;

    /// <exception cref="ApiException">The request or the scenario is not valid.</exception>
    public static RunPlan Of(LaunchRequest request, ScenarioCatalogue scenarios)
    {
        MustBeRate(request.TicksPerSecond);
        if ((request.Scenario is null) == (request.Yaml is null))
        {
            throw Refuse.Query("A run needs a scenario.", "Give either `scenario`, the name of one, or `yaml`, the text of one.");
        }

        if (request.Replicate < 0)
        {
            throw Refuse.Query("`replicate` is a number from 0.");
        }

        var overrides = OverridesOf(request.Set);
        var reading = request.Scenario is { } name
            ? Read(scenarios.Find(name), overrides)
            : ScenarioReader.Read(FileNameOf(request.Name), request.Yaml ?? "", overrides);
        var scenario = reading.Scenario ?? throw Refuse.Invalid("The scenario has problems.", reading.Problems);
        return new RunPlan
        {
            Scenario = scenario,
            Key = new RunKey(request.Seed ?? scenario.Seed, request.Replicate),
            RecordsChanges = request.RecordsChanges,
        };
    }

    /// <exception cref="ApiException">There are too many, or one is empty.</exception>
    public static ImmutableArray<Override> OverridesOf(ImmutableArray<SettingShape>? settings)
    {
        var given = settings is { IsDefault: false } some ? some : [];
        if (given.Length > MostSettings || given.Any(setting => setting is null || string.IsNullOrWhiteSpace(setting.Path) || setting.Value is null))
        {
            throw Refuse.Query("`set` is a list of at most 1,000 settings with `path` and `value`.");
        }

        return [.. given.Select(setting => new Override(setting.Path.Trim(), setting.Value.Trim()))];
    }

    /// <exception cref="ApiException">It is out of range.</exception>
    public static void MustBeRate(double? ticksPerSecond)
    {
        if (ticksPerSecond is { } rate && !(rate > 0 && rate <= Pace.MostTicksPerSecond))
        {
            throw Refuse.Invalid("rate-out-of-range", $"`ticksPerSecond` is above 0 and at most {Pace.MostTicksPerSecond}, or null for as fast as it goes.");
        }
    }

    /// <summary>A name for text that came without a file; what is not allowed in a name is left out of it.</summary>
    public static string FileNameOf(string? name) =>
        (string.IsNullOrWhiteSpace(name) ? "scenario" : CatalogueName.From(name, most: 64)) + ".yaml";

    /// <summary>With settings it is read anew, unless there is no text.</summary>
    private static Reading Read(ScenarioEntry entry, ImmutableArray<Override> overrides) =>
        overrides.IsEmpty || entry.Text.Length == 0 ? entry.Reading : ScenarioReader.Read(entry.Name + ".yaml", entry.Text, overrides);
}
