using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Observability.Folders;

namespace StanceSim.Cli.Verbs;

/// <summary>The cascades of a run as an OTLP/JSON file that appears whole or not at all.</summary>
internal static class TraceFile
{
    private const string Name = "traces.otlp.json";

    /// <summary>Writes it and returns its path. The run is told as though it ended when its folder was completed, so that the same folder gives the same bytes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Where to; made when missing. Null: the run's own folder.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task<string> Write(RunResults run, string? folder, CancellationToken cancellation)
    {
        var target = folder ?? run.Folder;
        Directory.CreateDirectory(target);
        var path = Path.Combine(target, Name);
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            await using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
            {
                var completed = File.GetLastWriteTimeUtc(Path.Combine(run.Folder, RunFolder.Manifest));
                await FolderCascades.WriteJson(run, stream, new DateTimeOffset(completed), cancellation);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }

        return path;
    }
}
