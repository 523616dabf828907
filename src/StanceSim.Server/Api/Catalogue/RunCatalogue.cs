using System.Collections.Concurrent;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Runs;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Catalogue;

/// <summary>Every run there is: those that go on, those that failed since the server started, and those in the folder of runs.</summary>
internal sealed class RunCatalogue(ApiSettings settings, JournalRoom room)
{
    /// <summary>Finished runs whose folders are kept open for questions; others are opened again when asked for.</summary>
    private const int MostOpen = 64;

    private const int MostFailed = 50;

    private readonly ConcurrentDictionary<string, OngoingRun> ongoing = new();
    private readonly ConcurrentQueue<string> failed = new();
    private readonly Lock opening = new();
    private readonly Dictionary<string, RunEntry> open = [];
    private readonly LinkedList<string> order = [];
    private readonly ConcurrentDictionary<string, string> hashes = new();

    /// <summary>Runs that are not over.</summary>
    public IEnumerable<OngoingRun> GoingOn => ongoing.Values.Where(run => !run.Status.IsOver);

    /// <summary>All runs, newest first.</summary>
    public IReadOnlyList<RunEntry> All()
    {
        var entries = ongoing.Values.Select(run => new RunEntry(run)).ToList();
        foreach (var (name, path) in Folders())
        {
            if (!ongoing.ContainsKey(name) && TryOpen(name, path) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return [.. entries.OrderByDescending(MomentOf).ThenBy(entry => entry.Id, StringComparer.Ordinal)];
    }

    /// <summary>A run by its id, or by its hash where no other has that.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public RunEntry Find(string id)
    {
        if (!CatalogueName.IsRun(id))
        {
            throw Refuse.NotFound("There is no such run.", "An id of a run is the name of its folder: letters, digits, dots, underscores and hyphens.");
        }

        if (ongoing.TryGetValue(id, out var run))
        {
            return new RunEntry(run);
        }

        var folder = Folders().FirstOrDefault(folder => folder.Name == id);
        return (folder.Path is null ? null : TryOpen(id, folder.Path))
            ?? (RunIdentity.Is(id) ? FindByHash(id) : null)
            ?? throw Refuse.Unknown("run", id, "The catalogue", Folders().Select(known => known.Name).Concat(ongoing.Keys));
    }

    /// <summary>A run that goes on.</summary>
    /// <exception cref="ApiException">There is none, or it is over.</exception>
    public OngoingRun FindOngoing(string id)
    {
        var entry = Find(id);
        return entry.Ongoing is { } run && !run.Status.IsOver ? run : throw Refuse.Over();
    }

    /// <summary>Whether a name is free for a new run.</summary>
    public bool IsFree(string id) =>
        !ongoing.ContainsKey(id)
        && !Path.Exists(Path.Combine(settings.Runs, id))
        && !Path.Exists(RunFolder.UnfinishedFor(Path.Combine(settings.Runs, id)));

    /// <summary>Runs that were left unfinished, by the name that they are to have.</summary>
    public IEnumerable<(string Name, string Path)> Left() =>
        new SafeFolder(settings.Runs).Folders(name => name.EndsWith(RunFolder.UnfinishedSuffix, StringComparison.Ordinal) && CatalogueName.IsRun(name[..^RunFolder.UnfinishedSuffix.Length]))
            .Select(left => (left.Name[..^RunFolder.UnfinishedSuffix.Length], left.Path));

    public bool TryAdd(OngoingRun run)
    {
        hashes[run.Id] = run.Manifest.Run;
        return ongoing.TryAdd(run.Id, run);
    }

    /// <summary>Where a run was forked off, as answers tell it; null for a run of its own.</summary>
    public ParentShape? ParentOf(RunEntry entry) => entry.Manifest.Parent is { } parent
        ? new ParentShape(entry.Ongoing?.ParentId ?? IdOf(parent.Run, entry.Id) ?? parent.Run, parent.Tick, InterventionList.LineOf(entry.Manifest))
        : null;

    /// <summary>A run is over: from now on it is read from its folder, unless it failed and left none.</summary>
    public void Settle(OngoingRun run, bool leavesFolder)
    {
        if (leavesFolder)
        {
            ongoing.TryRemove(run.Id, out _);
            return;
        }

        failed.Enqueue(run.Id);
        while (failed.Count > MostFailed && failed.TryDequeue(out var oldest))
        {
            ongoing.TryRemove(oldest, out _);
        }
    }

    /// <summary>Removes a run that is over, with its folder.</summary>
    public void Remove(RunEntry entry)
    {
        ongoing.TryRemove(entry.Id, out _);
        lock (opening)
        {
            open.Remove(entry.Id);
            order.Remove(entry.Id);
        }

        hashes.TryRemove(entry.Id, out _);
        var folder = entry.Results?.Folder ?? RunFolder.UnfinishedFor(Path.Combine(settings.Runs, entry.Id));
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DateTimeOffset MomentOf(RunEntry entry) => entry.Ongoing?.Started ?? new DateTimeOffset(entry.Began);

    /// <summary>Name of a run that has a hash; of several the one that a fork is named after. Null: there is none any more.</summary>
    private string? IdOf(string hash, string fork)
    {
        if (!hashes.Values.Contains(hash))
        {
            ReadHashes();
        }

        var ids = IdsOf(hash);
        return ids.Where(id => fork.StartsWith($"{CatalogueName.From(id, id.Length)}-fork", StringComparison.Ordinal)).MaxBy(id => id.Length) ?? ids.FirstOrDefault();
    }

    /// <summary>The only run that has a hash; null: there is none.</summary>
    /// <exception cref="ApiException">There are several.</exception>
    private RunEntry? FindByHash(string hash)
    {
        ReadHashes();
        var ids = IdsOf(hash);
        return ids.Length <= 1
            ? ids.Select(Find).FirstOrDefault()
            : throw Refuse.NotFound($"{ids.Length} runs have the hash {hash}.", $"Ask for one of them by its id: {string.Join(", ", ids.Take(10))}.");
    }

    private string[] IdsOf(string hash) =>
        [.. hashes.Where(run => run.Value == hash).Select(run => run.Key).Order(StringComparer.Ordinal)];

    /// <summary>Has the hashes of all folders that are there, and of no others.</summary>
    private void ReadHashes()
    {
        var folders = Folders().ToDictionary(folder => folder.Name, folder => folder.Path);
        foreach (var (name, path) in folders)
        {
            if (!ongoing.ContainsKey(name) && TryOpen(name, path) is null)
            {
                hashes.TryRemove(name, out _);
            }
        }

        foreach (var gone in hashes.Keys.Where(name => !folders.ContainsKey(name) && !ongoing.ContainsKey(name)))
        {
            hashes.TryRemove(gone, out _);
        }
    }

    private IEnumerable<(string Name, string Path)> Folders() => new SafeFolder(settings.Runs).Folders(CatalogueName.IsRun);

    /// <summary>A finished run; null for what is none or cannot be read.</summary>
    private RunEntry? TryOpen(string id, string folder)
    {
        var written = File.GetLastWriteTimeUtc(Path.Combine(folder, RunFolder.Manifest));
        lock (opening)
        {
            if (open.TryGetValue(id, out var known) && known.Written == written)
            {
                order.Remove(id);
                order.AddLast(id);
                return known;
            }

            try
            {
                var entry = new RunEntry(id, RunResults.Open(folder, Verification.Sizes), written, room, settings.Time);
                hashes[id] = entry.Manifest.Run;
                open[id] = entry;
                order.Remove(id);
                order.AddLast(id);
                if (order.Count > MostOpen && order.First is { } oldest)
                {
                    open.Remove(oldest.Value);
                    order.RemoveFirst();
                }

                return entry;
            }
            catch (ResultsException)
            {
                // What is damaged or no run is not in the catalogue; the command line tells why.
                return null;
            }
        }
    }
}
