using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Problems;
using StanceSim.Server.Api.Errors;

namespace StanceSim.Server.Api.Catalogue;

/// <summary>The scenarios that can be run by name: shipped ones, and ones that people saved. Each is read once as long as its file stays as it is.</summary>
internal sealed class ScenarioCatalogue(ApiSettings settings)
{
    public const string Ending = ".yaml";
    private const int Most = 1_000;

    private readonly Lock saving = new();
    private readonly ConcurrentDictionary<string, (DateTime Written, long Length, ScenarioEntry Entry)> read = new();

    /// <summary>Whether scenarios can be saved.</summary>
    public bool IsWritable => Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(settings.SavedScenarios)));

    /// <summary>All of them by name; a shipped one hides a saved one.</summary>
    public IEnumerable<ScenarioEntry> All() => Files().Select(Read).OfType<ScenarioEntry>();

    /// <exception cref="ApiException">There is none.</exception>
    public ScenarioEntry Find(string name) => TryFind(name)
        ?? throw Refuse.Unknown("scenario", name, "The catalogue", Files().Select(file => file.Name));

    public ScenarioEntry? TryFind(string name)
    {
        var file = Files().FirstOrDefault(file => file.Name == name);
        return file.Path is null ? null : Read(file);
    }

    /// <summary>Saves a scenario whose text was found valid.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text.</param>
    /// <param name="expected">SHA-256 of the text it replaces; null: it is new.</param>
    /// <returns>The scenario, and whether it is new.</returns>
    /// <exception cref="ApiException">The name is not free, or somebody changed the scenario meanwhile.</exception>
    public (ScenarioEntry Entry, bool IsNew) Save(string name, string text, string? expected)
    {
        lock (saving)
        {
            var before = TryFind(name);
            MustGiveWay(name, before, expected);
            Directory.CreateDirectory(settings.SavedScenarios);
            var folder = new SafeFolder(settings.SavedScenarios);
            var path = Path.Combine(folder.Root, name + Ending);
            if (!folder.LiesInside(path))
            {
                throw Refuse.Conflict("name-taken", $"The name `{name}` leads elsewhere.", "Choose another name.");
            }

            var unfinished = path + ".unfinished";
            File.WriteAllText(unfinished, text);
            File.Move(unfinished, path, overwrite: true);
            return (Find(name), before is null);
        }
    }

    /// <exception cref="ApiException">There is no such scenario, or it is shipped.</exception>
    public void Delete(string name)
    {
        lock (saving)
        {
            if (Find(name).IsShipped)
            {
                throw Shipped();
            }

            File.Delete(Files().First(file => file.Name == name).Path);
        }
    }

    private void MustGiveWay(string name, ScenarioEntry? before, string? expected)
    {
        if (before is { IsShipped: true })
        {
            throw Shipped();
        }

        if (before is null && Files().Count() >= Most)
        {
            throw Refuse.Conflict("too-many-scenarios", $"There are {Most} scenarios already.", "Delete some first.");
        }

        if (before is not null && expected is null)
        {
            throw Refuse.Conflict("name-taken", $"There is a scenario `{name}` already.", "Choose another name, or replace it.");
        }

        if (before?.Sha256 != expected)
        {
            throw new ApiException(412, "changed-meanwhile", "The scenario was changed by someone else meanwhile.", "Read it again, then save.");
        }
    }

    private static ApiException Shipped() => Refuse.Conflict("shipped", "A shipped scenario cannot be replaced.", "Save it under another name.");

    private IEnumerable<(string Name, string Path, bool IsShipped)> Files()
    {
        var names = new HashSet<string>();
        foreach (var (folder, isShipped) in new[] { (settings.Scenarios, true), (settings.SavedScenarios, false) })
        {
            foreach (var (name, path) in new SafeFolder(folder).Files(Ending, CatalogueName.IsScenario).OrderBy(file => file.Name, StringComparer.Ordinal).Take(Most))
            {
                if (names.Add(name))
                {
                    yield return (name, path, isShipped);
                }
            }
        }
    }

    private ScenarioEntry? Read((string Name, string Path, bool IsShipped) file)
    {
        try
        {
            var info = new FileInfo(file.Path);
            if (read.TryGetValue(file.Path, out var known) && (known.Written, known.Length) == (info.LastWriteTimeUtc, info.Length))
            {
                return known.Entry;
            }

            // Problems name the file as it is known here, not where it lies.
            var written = FileText.Read(file.Path, file.Name + Ending);
            if (written.Problems.Any(problem => problem.Code == ProblemKinds.FileUnreadable.Code))
            {
                return null;
            }

            var reading = written.Text is { } valid ? ScenarioReader.Read(file.Name + Ending, valid, []) : new Reading(null, written.Problems);
            var text = written.Text ?? "";
            var entry = new ScenarioEntry(file.Name, file.IsShipped, text, ChecksumOf(text), reading);
            read[file.Path] = (info.LastWriteTimeUtc, info.Length, entry);
            return entry;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It went between being listed and being read.
            return null;
        }
    }

    public static string ChecksumOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
