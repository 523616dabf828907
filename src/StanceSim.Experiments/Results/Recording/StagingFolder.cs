namespace StanceSim.Experiments.Results.Recording;

/// <summary>
/// The folder that a run is written to until it is complete: the final name with <c>.unfinished</c> appended. It takes the
/// final name in one rename, so that a killed process leaves either a whole folder or one that says by its name it is not,
/// and that can be resumed.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private readonly StandingFolder standing;
    private readonly ExistingRun existing;
    private WritingLock? writing;
    private bool isOver;

    private StagingFolder(StandingFolder standing, ExistingRun existing)
    {
        (this.standing, this.existing) = (standing, existing);
        Path = RunFolder.UnfinishedFor(standing.Path);
    }

    public string Path { get; }

    /// <summary>Whether what is here is left for somebody to resume or to look at, unless it is committed.</summary>
    public bool IsWorthKeeping { get; set; }

    /// <summary>Whether what is here says which run it is of. A process that was stopped before it wrote that left nothing to go on with.</summary>
    private bool CanGoOn => File.Exists(System.IO.Path.Combine(Path, UnfinishedPlan.Name)) || File.Exists(System.IO.Path.Combine(Path, RunFolder.Manifest));

    /// <summary>Makes the folder. Throws <see cref="ResultsException"/> when the run must not be written there.</summary>
    /// <param name="final">Where the results are to stand; missing parents are made.</param>
    /// <param name="coming">Manifest of the run as far as it is known.</param>
    /// <param name="existing">What to do with a run that is there already.</param>
    public static StagingFolder Open(string final, Manifest coming, ExistingRun existing)
    {
        var staging = At(final, existing);
        staging.MustBeAllowed(coming);
        staging.ClearTheWay();
        StorageFailure.Told(staging.Path, () => Directory.CreateDirectory(staging.Path));
        staging.writing = WritingLock.Take(staging.Path);
        return staging;
    }

    /// <summary>Takes over a folder that was left unfinished. Throws <see cref="ResultsException"/> when there is none, or somebody is writing it.</summary>
    /// <param name="final">Where the results are to stand.</param>
    /// <param name="existing">What to do with a run that is there already.</param>
    public static StagingFolder Reopen(string final, ExistingRun existing)
    {
        var staging = At(final, existing);
        if (!Directory.Exists(staging.Path))
        {
            throw new ResultsException(RunFolderProblems.NotFound(final));
        }

        if (!staging.CanGoOn && !WritingLock.IsIn(staging.Path))
        {
            throw new ResultsException(RunFolderProblems.NotARun(staging.Path));
        }

        staging.writing = WritingLock.Take(staging.Path);
        staging.IsWorthKeeping = staging.CanGoOn;
        return staging;
    }

    /// <summary>Throws <see cref="ResultsException"/> unless a run may take the place.</summary>
    public void MustBeAllowed(Manifest coming)
    {
        if (existing == ExistingRun.Keep)
        {
            standing.MustGiveWayTo(coming);
        }
    }

    /// <summary>The manifest of a run that was complete but for its name; null when something is missing.</summary>
    public (Manifest Manifest, byte[] Bytes)? Complete() =>
        File.Exists(System.IO.Path.Combine(Path, RunFolder.Manifest)) && StandingFolder.At(Path) is { Manifest: { } bytes } here && here.IntactRun() is { } manifest
            ? (manifest, bytes)
            : null;

    /// <summary>Throws away what a process that was stopped had written, but for the plan, the scenario, interventions, what telemetry was taken and what goes on from a checkpoint.</summary>
    public void Clear(IEnumerable<string> kept)
    {
        HashSet<string> names = [WritingLock.Name, UnfinishedPlan.Name, RunFolder.Scenario, RunFolder.Taken, InterventionJournal.Name, .. kept];
        StorageFailure.Told(Path, () =>
        {
            foreach (var file in Directory.EnumerateFiles(Path).Where(file => !names.Contains(System.IO.Path.GetFileName(file))).ToArray())
            {
                File.Delete(file);
            }
        });
    }

    /// <summary>Writes the manifest and gives the folder its final name, safely on the disk.</summary>
    public FolderOutcome Commit(Manifest manifest, ReadOnlySpan<byte> bytes)
    {
        using (var file = new ChecksummedFile(Path, RunFolder.Manifest))
        {
            file.Write(bytes);
            file.Seal();
        }

        return Commit(manifest);
    }

    /// <summary>Gives the folder, whose manifest is written, its final name.</summary>
    public FolderOutcome Commit(Manifest manifest)
    {
        // From here on the manifest says all that is needed to finish, and the folder is to hold nothing else.
        StorageFailure.Told(Path, () =>
        {
            CheckpointFile.Delete(Path);
            UnfinishedPlan.Delete(Path);
            InterventionJournal.Delete(Path);
            File.Delete(System.IO.Path.Combine(Path, RunFolder.Taken));
        });
        if (existing == ExistingRun.Keep && standing.IntactRun() is { } before)
        {
            MustBeEqual(before, manifest);
            IsWorthKeeping = false;
            return FolderOutcome.Reproduced;
        }

        ReleaseLock();
        DirectorySync.Flush(Path);
        StorageFailure.Told(standing.Path, TakePlace);
        isOver = true;
        DirectorySync.Flush(System.IO.Path.GetDirectoryName(standing.Path) ?? standing.Path);
        return standing.Manifest is null ? FolderOutcome.Created : FolderOutcome.Replaced;
    }

    /// <summary>Leaves the folder to be resumed, or throws it away where there is nothing to resume.</summary>
    public void Dispose()
    {
        if (isOver)
        {
            return;
        }

        isOver = true;
        try
        {
            if (!IsWorthKeeping)
            {
                // The lock goes last: what is left when the process is killed in the middle is known to be ours.
                foreach (var file in Directory.EnumerateFiles(Path).Where(file => System.IO.Path.GetFileName(file) != WritingLock.Name).ToArray())
                {
                    File.Delete(file);
                }
            }

            ReleaseLock();
            if (!IsWorthKeeping)
            {
                Directory.Delete(Path, recursive: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What cannot be deleted still says by its name that it is unfinished.
        }
    }

    private static StagingFolder At(string final, ExistingRun existing)
    {
        var path = StorageFailure.Told(final, () => System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(final)));
        BringBack(path);
        return new StagingFolder(StandingFolder.At(path), existing);
    }

    /// <summary>The same run done again gives the same files, unless a person or another version had a hand in it.</summary>
    private void MustBeEqual(Manifest before, Manifest now)
    {
        var differing = now.Files.Except(before.Files).Select(file => file.Name).ToArray();
        if (differing.Length == 0)
        {
            return;
        }

        if (before.Version != now.Version)
        {
            IsWorthKeeping = false;
            throw new ResultsException(
                RunFolderProblems.AnotherVersion(standing.Path, before.Version, now.Version, string.Join(", ", differing)));
        }

        IsWorthKeeping = true;
        throw new ResultsException(before.HasSameInterventions(now)
            ? RunFolderProblems.NotReproduced(standing.Path, Path, string.Join(", ", differing))
            : RunFolderProblems.Intervened(standing.Path, Path));
    }

    private static string ReplacedFor(string final) => final + RunFolder.ReplacedSuffix;

    /// <summary>A process killed between the two renames of a replacement left the old run under another name.</summary>
    private static void BringBack(string final)
    {
        var replaced = ReplacedFor(final);
        if (!Directory.Exists(replaced))
        {
            return;
        }

        if (Directory.Exists(final))
        {
            StorageFailure.Told(replaced, () => DeleteRun(replaced));
        }
        else
        {
            StorageFailure.Told(final, () => Directory.Move(replaced, final));
        }
    }

    /// <summary>Only what is a run is ever deleted, whatever somebody gave as output folder.</summary>
    private static void DeleteRun(string folder)
    {
        if (StandingFolder.At(folder).Manifest is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>An unfinished folder in the way is thrown away when nobody is writing it, and either existing runs may be replaced or nothing in it can be resumed.</summary>
    private void ClearTheWay()
    {
        if (File.Exists(Path))
        {
            throw new ResultsException(RunFolderProblems.NotARun(Path));
        }

        if (!Directory.Exists(Path))
        {
            return;
        }

        var canGoOn = CanGoOn;
        if (!canGoOn && !WritingLock.IsIn(Path))
        {
            throw new ResultsException(RunFolderProblems.NotARun(Path));
        }

        using var mine = WritingLock.Take(Path);
        if (existing == ExistingRun.Keep && canGoOn)
        {
            throw new ResultsException(RunFolderProblems.UnfinishedInTheWay(Path));
        }

        StorageFailure.Told(Path, () => Directory.Delete(Path, recursive: true));
    }

    private void ReleaseLock()
    {
        writing?.Dispose();
        writing = null;
    }

    private void TakePlace()
    {
        if (standing.Manifest is null)
        {
            if (Directory.Exists(standing.Path))
            {
                Directory.Delete(standing.Path);
            }

            Directory.Move(Path, standing.Path);
            return;
        }

        var replaced = ReplacedFor(standing.Path);
        Directory.Move(standing.Path, replaced);
        Directory.Move(Path, standing.Path);
        Directory.Delete(replaced, recursive: true);
    }
}
