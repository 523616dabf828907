using System.Security.Cryptography;
using StanceSim.Experiments.Checkpoints;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>The checkpoint in an unfinished folder: the last one that was taken is there whole, whenever the process or the power fails.</summary>
internal static class CheckpointFile
{
    public const string Name = "checkpoint";

    private const string Draft = Name + ".new";

    /// <summary>First bytes; the number is that of the layout.</summary>
    private static ReadOnlySpan<byte> Mark => "stancesim checkpoint 2\n"u8;

    /// <summary>Replaces the checkpoint of a folder by a later one.</summary>
    public static void Write(string folder, Checkpoint checkpoint)
    {
        var bytes = new ByteWriter();
        checkpoint.Write(bytes);
        var draft = Path.Combine(folder, Draft);
        StorageFailure.Told(draft, () =>
        {
            using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                file.Write(Mark);
                file.Write(SHA256.HashData(bytes.Written));
                file.Write(bytes.Written);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, Path.Combine(folder, Name), overwrite: true);
        });
        DirectorySync.Flush(folder);
    }

    /// <summary>The checkpoint of a folder; null where there is none that can be trusted, so that the run has to begin again.</summary>
    public static Checkpoint? Read(string folder, KindNames kinds)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = StorageFailure.Told(path, () => File.ReadAllBytes(path));
        var begin = Mark.Length + SHA256.HashSizeInBytes;
        if (bytes.Length < begin || !bytes.AsSpan().StartsWith(Mark)
            || !SHA256.HashData(bytes.AsSpan(begin)).AsSpan().SequenceEqual(bytes.AsSpan(Mark.Length, SHA256.HashSizeInBytes)))
        {
            return null;
        }

        try
        {
            return Checkpoint.Read(new ByteReader(bytes.AsMemory(begin)), kinds);
        }
        catch (FormatException)
        {
            // Its bytes are whole, so another version wrote it. Beginning again gives the same results.
            return null;
        }
    }

    public static void Delete(string folder)
    {
        File.Delete(Path.Combine(folder, Draft));
        File.Delete(Path.Combine(folder, Name));
    }
}
