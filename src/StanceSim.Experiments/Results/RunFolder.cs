using System.Globalization;
using StanceSim.Experiments.Runs;

namespace StanceSim.Experiments.Results;

/// <summary>Names in and around the output folder of a run.</summary>
public static class RunFolder
{
    public const string Manifest = "manifest.json";

    public const string Scenario = "scenario.yaml";

    public const string Outcomes = "outcomes.json";

    /// <summary>What a folder is called while a run is being written to it, and after a run that was killed.</summary>
    public const string UnfinishedSuffix = ".unfinished";

    /// <summary>Where a run goes when nobody says where: by scenario and seed, and by run id too where those two do not tell.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="root">Folder that holds runs; default <c>runs</c>.</param>
    public static string DefaultFor(RunPlan plan, string root = "runs")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{plan.Scenario.Name}-{plan.Key.Seed}");
        var isPlain = plan.Scenario.Overrides.IsEmpty && plan.Key.Replicate == 0;
        return Path.Combine(root, isPlain ? name : $"{name}-{RunIdentity.Of(plan)[..8]}");
    }

    public static string UnfinishedFor(string folder) => Path.TrimEndingDirectorySeparator(folder) + UnfinishedSuffix;
}
