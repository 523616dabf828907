using System.Text;

namespace StanceSim.Cli.Verbs;

/// <summary>Writes a file so that it appears whole or not at all.</summary>
internal static class WholeFile
{
    public static void Write(string path, string text)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is not null && !Directory.Exists(folder))
        {
            throw Failure.InvalidInput($"The folder {folder} does not exist.", "Make it first, or choose another place.");
        }

        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failure.OfRun(
                $"{path} cannot be written: {failure.Message.Replace(draft, path, StringComparison.Ordinal)}",
                "See that you may write there and that the disk has room, or choose another place.");
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
