namespace StanceSim.Experiments.Results.Recording;

/// <summary>
/// The folder that a run is written to until it is complete: the final name with <c>.unfinished</c> appended. It takes the
/// final name in one rename, so that a killed process leaves either a whole folder or one that says by its name it is not.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    /// <summary>Held open while a process writes; the system lets go of it when the process dies.</summary>
    private const string LockFile = ".writing";

    private readonly StandingFolder standing;
    private readonly ExistingRun existing;
    private FileStream? writing;
    private bool keeps;

    private StagingFolder(StandingFolder standing, ExistingRun existing)
    {
        (this.standing, this.existing) = (standing, existing);
        Path = RunFolder.UnfinishedFor(standing.Path);
    }

    public string Path { get; }

    /// <summary>Makes the folder. Throws <see cref="ResultsException"/> when the run must not be written there.</summary>
    /// <param name="final">Where the results are to stand; missing parents are made.</param>
    /// <param name="coming">Manifest of the run as far as it is known.</param>
    /// <param name="existing">What to do with a run that is there already.</param>
    public static StagingFolder Open(string final, Manifest coming, ExistingRun existing)
    {
        var path = StorageFailure.Told(final, () => System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(final)));
        BringBack(path);
        var standing = StandingFolder.At(path);
        if (existing == ExistingRun.Keep)
        {
            standing.MustGiveWayTo(coming);
        }

        var staging = new StagingFolder(standing, existing);
        staging.ClearTheWay();
        StorageFailure.Told(staging.Path, () => Directory.CreateDirectory(staging.Path));
        staging.writing = staging.TakeLock(FileMode.CreateNew);
        return staging;
    }

    /// <summary>Gives the folder its final name, complete with the manifest and safely on the disk.</summary>
    public FolderOutcome Commit(Manifest manifest, ReadOnlySpan<byte> bytes)
    {
        using (var file = new ChecksummedFile(Path, RunFolder.Manifest))
        {
            file.Write(bytes);
            file.Seal();
        }

        if (existing == ExistingRun.Keep && standing.IntactRun() is { } before)
        {
            MustBeEqual(before, manifest);
            return FolderOutcome.Reproduced;
        }

        ReleaseLock();
        DirectorySync.Flush(Path);
        StorageFailure.Told(standing.Path, TakePlace);
        keeps = true;
        DirectorySync.Flush(System.IO.Path.GetDirectoryName(standing.Path) ?? standing.Path);
        return standing.Manifest is null ? FolderOutcome.Created : FolderOutcome.Replaced;
    }

    /// <summary>Throws the folder away unless it was committed: a run that failed leaves nothing to trip over.</summary>
    public void Dispose()
    {
        if (keeps)
        {
            writing?.Dispose();
            return;
        }

        keeps = true;
        try
        {
            ReleaseLock();
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What cannot be deleted still says by its name that it is unfinished.
        }
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
            throw new ResultsException(
                RunFolderProblems.AnotherVersion(standing.Path, before.Version, now.Version, string.Join(", ", differing)));
        }

        keeps = true;
        ReleaseLock();
        throw new ResultsException(before.Injected.IsEmpty && now.Injected.IsEmpty
            ? RunFolderProblems.NotReproduced(standing.Path, Path, string.Join(", ", differing))
            : RunFolderProblems.Injected(standing.Path, Path));
    }

    private static string ReplacedFor(string final) => final + ".replaced";

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

    /// <summary>An unfinished folder in the way is thrown away when existing runs may be replaced and nobody is writing it.</summary>
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

        var hasLock = File.Exists(System.IO.Path.Combine(Path, LockFile));
        if (!hasLock && !File.Exists(System.IO.Path.Combine(Path, RunFolder.Manifest)))
        {
            throw new ResultsException(RunFolderProblems.NotARun(Path));
        }

        if (hasLock)
        {
            TakeLock(FileMode.Open).Dispose();
        }

        if (existing == ExistingRun.Keep)
        {
            throw new ResultsException(RunFolderProblems.UnfinishedInTheWay(Path));
        }

        StorageFailure.Told(Path, () => Directory.Delete(Path, recursive: true));
    }

    private FileStream TakeLock(FileMode mode)
    {
        var path = System.IO.Path.Combine(Path, LockFile);
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new ResultsException(RunFolderProblems.BeingWritten(Path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Of(Path, failure);
        }
    }

    private void ReleaseLock()
    {
        if (writing is { } held)
        {
            writing = null;
            held.Dispose();
            File.Delete(held.Name);
        }
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
