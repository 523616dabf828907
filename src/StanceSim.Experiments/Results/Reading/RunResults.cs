using System.Collections.Immutable;
using System.Security.Cryptography;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Results.Reading;

/// <summary>A finished run on disk. Opening reads the manifest; tables are read when they are asked for, and streamed.</summary>
/// <remarks>Everything that a person can mend is a <see cref="ResultsException"/>. Thread-safe: it keeps no file open between calls.</remarks>
public sealed partial class RunResults
{
    private RunResults(string folder, Manifest manifest) => (Folder, Manifest) = (folder, manifest);

    /// <summary>The folder, as it was given.</summary>
    public string Folder { get; }

    public Manifest Manifest { get; }

    /// <summary>Opens a run folder after looking at it. Throws <see cref="ResultsException"/> with every problem at once.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="verification">How closely to look before anything is read.</param>
    public static RunResults Open(string folder, Verification verification = Verification.Checksums)
    {
        var manifest = ReadManifest(folder);
        var problems = Check(folder, manifest, verification);
        return problems.IsEmpty ? new RunResults(folder, manifest) : throw new ResultsException(problems);
    }

    /// <summary>Every problem of a run folder; none when it is whole.</summary>
    public static ImmutableArray<Problem> Check(string folder)
    {
        try
        {
            return Check(folder, ReadManifest(folder), Verification.Checksums);
        }
        catch (ResultsException failure)
        {
            return failure.Problems;
        }
    }

    /// <summary>The outcomes that the scenario asks for.</summary>
    public ImmutableArray<OutcomeValue> Outcomes()
    {
        var path = Path.Combine(Folder, RunFolder.Outcomes);
        try
        {
            return OutcomesJson.Read(ReadFile(path));
        }
        catch (FormatException failure)
        {
            throw new ResultsException(RunFolderProblems.TableUnreadable(path, failure.Message), failure);
        }
    }

    /// <summary>The plan of the run, made from the folder alone: doing it gives the same bytes. Throws <see cref="ResultsException"/> when it cannot be.</summary>
    public RunPlan Plan() => RebuiltPlan.Of(Folder, Manifest);

    /// <summary>The run as its recorder told it when it was done: it stands here already.</summary>
    public RecordedRun Recorded()
    {
        var manifest = ReadFile(Path.Combine(Folder, RunFolder.Manifest));
        return new RecordedRun(Folder, FolderOutcome.Reproduced, Manifest, Convert.ToHexStringLower(SHA256.HashData(manifest)), Outcomes());
    }

    private static Manifest ReadManifest(string folder)
    {
        var path = Path.Combine(folder, RunFolder.Manifest);
        if (!File.Exists(path))
        {
            throw new ResultsException(IsUnfinished(folder) ? RunFolderProblems.Unfinished(folder) : RunFolderProblems.NotFound(folder));
        }

        var bytes = ReadFile(path);
        try
        {
            var format = ManifestJson.FormatOf(bytes);
            return format is >= 1 and <= Manifest.CurrentFormat
                ? ManifestJson.Read(bytes)
                : throw new ResultsException(RunFolderProblems.UnknownFormat(path, format));
        }
        catch (FormatException failure)
        {
            throw new ResultsException(RunFolderProblems.ManifestUnreadable(path, failure.Message), failure);
        }
    }

    private static bool IsUnfinished(string folder) =>
        Path.TrimEndingDirectorySeparator(folder).EndsWith(RunFolder.UnfinishedSuffix, StringComparison.Ordinal)
            ? Directory.Exists(folder)
            : Directory.Exists(RunFolder.UnfinishedFor(folder));

    private static ImmutableArray<Problem> Check(string folder, Manifest manifest, Verification verification)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var file in manifest.Files)
        {
            var path = Path.Combine(folder, file.Name);
            if (!File.Exists(path))
            {
                problems.Add(RunFolderProblems.FileMissing(path));
            }
            else if (new FileInfo(path).Length != file.Bytes
                || (verification == Verification.Checksums && ChecksumOf(path) != file.Sha256))
            {
                problems.Add(RunFolderProblems.ChecksumDiffers(path));
            }
        }

        return problems.ToImmutable();
    }

    private static string ChecksumOf(string path) => Read(path, () =>
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    });

    private static byte[] ReadFile(string path) => Read(path, () => File.ReadAllBytes(path));

    private static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FileNotFoundException failure)
        {
            throw new ResultsException(RunFolderProblems.FileMissing(path), failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new ResultsException(RunFolderProblems.NotAllowed(path), failure);
        }
        catch (IOException failure)
        {
            throw new ResultsException(RunFolderProblems.CannotRead(path, failure.Message), failure);
        }
    }
}

/// <summary>How closely a run folder is looked at before it is used.</summary>
public enum Verification
{
    /// <summary>Every file is there with the right size.</summary>
    Sizes,

    /// <summary>Every file has the checksum in the manifest.</summary>
    Checksums,
}
