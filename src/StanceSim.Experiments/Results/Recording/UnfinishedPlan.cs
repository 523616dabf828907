using System.Text.Json;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Which run an unfinished folder holds. It is there whole from the moment the folder can be resumed until the run is complete.</summary>
/// <param name="Manifest">The manifest as far as it is known before the run, without actors, issues and ties, which the scenario tells.</param>
/// <param name="CheckpointEvery">How often the run was to take checkpoints.</param>
internal sealed record UnfinishedPlan(Manifest Manifest, TimeSpan CheckpointEvery)
{
    public const string Name = "plan.json";

    private const string Draft = Name + ".new";

    public void Write(string folder) => StorageFailure.Told(folder, () =>
    {
        var draft = Path.Combine(folder, Draft);
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            using var json = new Utf8JsonWriter(file, ManifestJson.Layout);
            json.WriteStartObject();
            json.WriteNumber("checkpoint_every", CheckpointEvery.TotalSeconds);
            json.WritePropertyName("manifest");
            ManifestJson.Write(json, Manifest with { Actors = [], Issues = [], Ties = [] });
            json.WriteEndObject();
        }

        File.Move(draft, Path.Combine(folder, Name), overwrite: true);
    });

    /// <summary>The plan in a folder; null when there is none.</summary>
    /// <exception cref="ResultsException">It cannot be understood.</exception>
    public static UnfinishedPlan? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(StorageFailure.Told(path, () => File.ReadAllBytes(path)));
            return new UnfinishedPlan(
                ManifestJson.Read(document.RootElement.GetProperty("manifest")),
                TimeSpan.FromSeconds(document.RootElement.GetProperty("checkpoint_every").GetDouble()));
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new ResultsException(RunFolderProblems.ManifestUnreadable(path, failure.Message), failure);
        }
    }

    public static void Delete(string folder)
    {
        File.Delete(Path.Combine(folder, Draft));
        File.Delete(Path.Combine(folder, Name));
    }
}
