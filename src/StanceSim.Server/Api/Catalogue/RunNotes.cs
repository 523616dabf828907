using System.Text.Json;
using StanceSim.Server.Live;

namespace StanceSim.Server.Api.Catalogue;

/// <summary>Notes beside the runs, in a hidden folder of their own, since a run's folder holds nothing that depends on the moment.</summary>
internal sealed class RunNotes(ApiSettings settings)
{
    private const long MostBytes = 16 << 20;

    private string Folder => Path.Combine(settings.Runs, ".stancesim");

    /// <summary>The note of a run; null where there is none that can be read.</summary>
    /// <param name="run">Its id, checked.</param>
    public RunNote? Read(string run)
    {
        var path = PathOf(run);
        try
        {
            return File.Exists(path) && new FileInfo(path).Length <= MostBytes
                ? JsonSerializer.Deserialize<RunNote>(File.ReadAllBytes(path), ApiJson.Options)
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            // A run is no worse for a note that is lost.
            return null;
        }
    }

    public void Write(string run, RunNote note)
    {
        Directory.CreateDirectory(Folder);
        var unfinished = PathOf(run) + ".unfinished";
        File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(note, ApiJson.Options));
        File.Move(unfinished, PathOf(run), overwrite: true);
    }

    public void Delete(string run) => File.Delete(PathOf(run));

    private string PathOf(string run) => Path.Combine(Folder, run + ".json");
}
