using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Runs;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Going on with a folder that was left unfinished.</summary>
public sealed partial class RunRecorder
{
    /// <summary>
    /// Takes over a folder that was left unfinished, from its last checkpoint, or from the beginning where there is none that
    /// can be trusted. Throws <see cref="ResultsException"/> when it cannot or must not be finished.
    /// </summary>
    /// <param name="folder">The folder, under the name it is to have or the one of an unfinished one.</param>
    /// <param name="existing">What to do with results that stand where it is to go.</param>
    /// <param name="isAnew">Do all of it again, with what was done to it from outside: for those who want to see every frame.</param>
    public static Resumption Resume(string folder, ExistingRun existing = ExistingRun.Keep, bool isAnew = false)
    {
        WarmUp();
        var final = RunFolder.FinishedFor(folder);
        var staging = StagingFolder.Reopen(final, existing);
        try
        {
            if (staging.Complete() is var (manifest, bytes))
            {
                staging.MustBeAllowed(manifest);
                var outcome = staging.Commit(manifest);
                staging.Dispose();
                return new Resumption(null, new RecordedRun(final, outcome, manifest, FingerprintOf(bytes), RunResults.Open(final).Outcomes()));
            }

            return Taken(staging, final, isAnew);
        }
        catch
        {
            staging.Dispose();
            throw;
        }
    }

    private static Resumption Taken(StagingFolder staging, string folder, bool isAnew)
    {
        var unfinished = UnfinishedPlan.Read(staging.Path) ?? throw new ResultsException(RunFolderProblems.NothingBegan(staging.Path));
        if (unfinished.Manifest.Version != ProductVersion.Current)
        {
            throw new ResultsException(RunFolderProblems.BegunByAnother(staging.Path, unfinished.Manifest.Version, ProductVersion.Current));
        }

        staging.MustBeAllowed(unfinished.Manifest);
        var plan = RebuiltPlan.Of(staging.Path, unfinished.Manifest) with { CheckpointEvery = unfinished.CheckpointEvery };
        MemoryNeed.Check(plan);
        var noted = InterventionJournal.Read(staging.Path, plan.Scenario.World);
        if (CheckpointFile.Read(staging.Path, new KindNames(plan.Scenario.World)) is { } checkpoint)
        {
            if (isAnew)
            {
                var again = GoneOn(plan, noted, checkpoint) with { From = null };
                staging.Clear([]);
                return new Resumption(new RunRecorder(again, folder, ManifestOf.Beginning(again), staging), null)
                {
                    Reached = Math.Max(checkpoint.Snapshot.Tick, noted.Reached),
                };
            }

            try
            {
                staging.Clear([CheckpointFile.Name, .. ResultTables.All.Select(table => table.ParquetFile)]);
                return new Resumption(new RunRecorder(GoneOn(plan, noted, checkpoint), folder, ManifestOf.Beginning(plan), staging, checkpoint), null)
                {
                    Reached = checkpoint.Snapshot.Tick,
                };
            }
            catch (FormatException)
            {
                // Somebody changed the files since. Beginning again gives the same results.
            }
        }

        staging.Clear([]);
        var begun = GoneOn(plan, noted);
        return new Resumption(new RunRecorder(begun, folder, ManifestOf.Beginning(begun), staging), null) { Reached = isAnew ? noted.Reached : 0 };
    }

    /// <summary>The plan with what was done to the run from outside: up to the checkpoint, where there is one, and noted since.</summary>
    private static RunPlan GoneOn(RunPlan plan, NotedInterventions noted, Checkpoint? checkpoint = null)
    {
        var reached = checkpoint?.Snapshot.Tick ?? -1;
        return plan with
        {
            Id = RunIdentity.Of(plan),
            From = checkpoint?.Snapshot,
            Injections =
            [
                .. checkpoint?.Injections ?? [],
                .. plan.Injections.Concat(noted.Injections).Where(planned => planned.Tick > reached).OrderBy(planned => planned.Tick),
            ],
            Settings =
            [
                .. checkpoint?.Settings ?? [],
                .. plan.Settings.Concat(noted.Settings).Where(planned => planned.Tick > reached).OrderBy(planned => planned.Tick),
            ],
        };
    }
}

/// <summary>What became of taking over an unfinished folder.</summary>
/// <param name="Recorder">Goes on with it; null when nothing was missing but its name.</param>
/// <param name="Done">The run, when nothing was missing but its name; null otherwise.</param>
public sealed record Resumption(RunRecorder? Recorder, RecordedRun? Done)
{
    /// <summary>Frame that it is known to have come to: of the last checkpoint, or where all is done anew, when somebody last had a hand in it; 0 where neither is known.</summary>
    public int Reached { get; init; }
}
