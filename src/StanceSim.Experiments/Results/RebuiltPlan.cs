using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Messages;
using StanceSim.Model.Randomness;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Results;

/// <summary>Makes the plan of a run from what its folder says: the scenario's text and the manifest.</summary>
internal static class RebuiltPlan
{
    /// <exception cref="ResultsException">Something is missing, or this version reads it otherwise.</exception>
    public static RunPlan Of(string folder, Manifest manifest)
    {
        var scenario = ReadScenario(folder, manifest);
        var plan = new RunPlan
        {
            Scenario = scenario,
            Key = new RunKey(manifest.Seed, manifest.Replicate),
            Injections = InjectionsIn(folder, scenario, manifest),
            Settings = manifest.Settings,
            Fork = manifest.Parent,
            Until = manifest.IsStopped ? manifest.Ticks : null,
            RecordsChanges = manifest.RecordsChanges,
        };
        return RunIdentity.Of(plan) == manifest.Run ? plan : plan with { Id = manifest.Run };
    }

    private static Scenario ReadScenario(string folder, Manifest manifest)
    {
        var path = Path.Combine(folder, RunFolder.Scenario);
        if (!File.Exists(path))
        {
            throw new ResultsException(RunFolderProblems.FileMissing(path));
        }

        var bytes = StorageFailure.Told(path, () => File.ReadAllBytes(path));
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != manifest.Scenario.Sha256)
        {
            throw new ResultsException(RunFolderProblems.ChecksumDiffers(path));
        }

        // The scenario's name is that of its file before it was copied.
        var reading = ScenarioReader.Read(manifest.Scenario.Name + ".yaml", Encoding.UTF8.GetString(bytes), manifest.Overrides);
        return reading.Scenario ?? throw new ResultsException(
            [InterventionProblems.NotRebuilt(folder, "its scenario has problems as this version reads it"), .. reading.Problems]);
    }

    private static ImmutableArray<Injection> InjectionsIn(string folder, Scenario scenario, Manifest manifest)
    {
        try
        {
            var kinds = new KindNames(scenario.World);
            return [.. manifest.Injections.Select(injection => injection.In(scenario.World, kinds))];
        }
        catch (FormatException failure)
        {
            throw new ResultsException(InterventionProblems.NotRebuilt(folder, failure.Message), failure);
        }
    }
}
