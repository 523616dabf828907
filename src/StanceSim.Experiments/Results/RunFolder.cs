using System.Globalization;
using StanceSim.Experiments.Runs;

namespace StanceSim.Experiments.Results;

/// <summary>Names in and around the output folder of a run.</summary>
public static class RunFolder
{
    public const string Manifest = "manifest.json";

    public const string Scenario = "scenario.yaml";

    public const string Outcomes = "outcomes.json";

    /// <summary>In an unfinished folder: what a receiver of telemetry took of the run so far.</summary>
    public const string Taken = "telemetry.taken";

    /// <summary>What a folder is called while a run is being written to it, and after a run that was killed.</summary>
    public const string UnfinishedSuffix = ".unfinished";

    /// <summary>What a folder is called for a moment while another takes its place, and after a replacement that was killed.</summary>
    public const string ReplacedSuffix = ".replaced";

    /// <summary>Where a run goes when nobody says where: by scenario and seed, by run id too where those two do not tell, and by the frame of a fork.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="root">Folder that holds runs; default <c>runs</c>.</param>
    public static string DefaultFor(RunPlan plan, string root = "runs")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{plan.Scenario.Name}-{plan.Key.Seed}");
        var isPlain = plan.Scenario.Overrides.IsEmpty && plan.Key.Replicate == 0 && plan.Injections.IsEmpty && plan.Settings.IsEmpty;
        var whole = isPlain ? name : $"{name}-{RunIdentity.Of(plan)[..8]}";
        return Path.Combine(root, plan.Fork is { } fork ? string.Create(CultureInfo.InvariantCulture, $"{whole}-from-{fork.Tick}") : whole);
    }

    public static string UnfinishedFor(string folder) => Path.TrimEndingDirectorySeparator(folder) + UnfinishedSuffix;

    /// <summary>The name a folder has when its run is complete, whichever of its two names was given.</summary>
    public static string FinishedFor(string folder)
    {
        var name = Path.TrimEndingDirectorySeparator(folder);
        return name.EndsWith(UnfinishedSuffix, StringComparison.Ordinal) ? name[..^UnfinishedSuffix.Length] : name;
    }
}
