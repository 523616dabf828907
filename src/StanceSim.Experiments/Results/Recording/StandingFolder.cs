using System.Security.Cryptography;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>What stands where a run's results are to go.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Manifest">Bytes of its manifest when it holds a run; null when there is nothing to lose there.</param>
internal sealed record StandingFolder(string Path, byte[]? Manifest)
{
    private const int LargestManifest = 1 << 30;

    /// <summary>Looks at a folder. Throws <see cref="ResultsException"/> when something stands there that is no run.</summary>
    public static StandingFolder At(string path)
    {
        if (File.Exists(path))
        {
            throw new ResultsException(RunFolderProblems.NotARun(path));
        }

        if (!Directory.Exists(path) || StorageFailure.Told(path, () => !Directory.EnumerateFileSystemEntries(path).Any()))
        {
            return new StandingFolder(path, null);
        }

        var manifest = new FileInfo(System.IO.Path.Combine(path, RunFolder.Manifest));
        return manifest.Exists && manifest.Length < LargestManifest
            ? new StandingFolder(path, StorageFailure.Told(path, () => File.ReadAllBytes(manifest.FullName)))
            : throw new ResultsException(RunFolderProblems.NotARun(path));
    }

    /// <summary>Throws <see cref="ResultsException"/> unless a run may take this place: nothing is there, or the same run.</summary>
    public void MustGiveWayTo(Results.Manifest coming)
    {
        if (Manifest is null)
        {
            return;
        }

        Results.Manifest there;
        try
        {
            there = ManifestJson.Read(Manifest);
        }
        catch (FormatException failure)
        {
            throw new ResultsException(
                RunFolderProblems.ManifestUnreadable(System.IO.Path.Combine(Path, RunFolder.Manifest), failure.Message), failure);
        }

        if (there.Run != coming.Run || there.RecordsChanges != coming.RecordsChanges || there.From != coming.From || there.IsStopped != coming.IsStopped)
        {
            throw new ResultsException(RunFolderProblems.AnotherRun(Path, NameOf(there), NameOf(coming)));
        }
    }

    /// <summary>The manifest of a run whose files are as it says; null when there is none or something is damaged.</summary>
    public Results.Manifest? IntactRun()
    {
        if (Manifest is null)
        {
            return null;
        }

        try
        {
            var manifest = ManifestJson.Read(Manifest);
            return manifest.Files.All(IsIntact) ? manifest : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private bool IsIntact(FileChecksum file)
    {
        var path = System.IO.Path.Combine(Path, file.Name);
        if (!File.Exists(path))
        {
            return false;
        }

        using var stream = StorageFailure.Told(path, () => File.OpenRead(path));
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256;
    }

    private static string NameOf(Results.Manifest manifest) => $"{manifest.Scenario.Name}, seed {manifest.Seed}, id {manifest.Run}";
}
