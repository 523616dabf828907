using System.Text.Json;
using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Messages;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>
/// What is done to a run from outside while it goes on, with the frame at which it takes effect. Each is on the disk before
/// <c>TryAdd</c> returns, so whoever did it can be told that it is certain: whatever becomes of the process, whoever resumes the
/// run does the same at the same frame. Checkpoints hold what took effect before them.
/// </summary>
/// <remarks>Thread-safe. A line of JSON each, in an unfinished folder; there is no file before the first.</remarks>
public sealed class InterventionJournal : IDisposable
{
    internal const string Name = "interventions.jsonl";

    private readonly Lock gate = new();
    private readonly string folder;
    private readonly World world;
    private FileStream? file;
    private bool isClosed;

    /// <param name="folder">The unfinished folder.</param>
    /// <param name="world">Whom and what messages name.</param>
    internal InterventionJournal(string folder, World world) => (this.folder, this.world) = (folder, world);

    /// <summary>Notes a message; false: the run is over, and nothing was noted.</summary>
    /// <exception cref="ResultsException">It cannot be written.</exception>
    public bool TryAdd(Injection injection) => TryAdd("message", json => InterventionsJson.Write(json, InjectionSummary.Of(injection, world)));

    /// <summary>Notes a value that changes; false: the run is over, and nothing was noted.</summary>
    /// <exception cref="ResultsException">It cannot be written.</exception>
    public bool TryAdd(Setting setting) => TryAdd("setting", json => InterventionsJson.Write(json, setting));

    /// <summary>Takes nothing more.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            file?.Dispose();
            file = null;
        }
    }

    /// <summary>What the journal of a folder holds, in the order in which it was done; nothing where there is none.</summary>
    /// <exception cref="ResultsException">It was damaged, not only cut off in its last line.</exception>
    internal static NotedInterventions Read(string folder, World world)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path)
            ? NotedInterventions.In(StorageFailure.Told(path, () => File.ReadAllBytes(path)), path, world, new KindNames(world))
            : NotedInterventions.None;
    }

    internal static void Delete(string folder) => File.Delete(Path.Combine(folder, Name));

    private bool TryAdd(string kind, Action<Utf8JsonWriter> write)
    {
        var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteStartObject(kind);
            write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        lock (gate)
        {
            if (isClosed)
            {
                return false;
            }

            StorageFailure.Told(Path.Combine(folder, Name), () =>
            {
                file ??= Open();
                file.Write(line.GetBuffer().AsSpan(0, (int)line.Length));
                file.Flush(flushToDisk: true);
            });
            return true;
        }
    }

    /// <summary>Goes on behind the last whole line: one that was cut off was never certain to anybody.</summary>
    private FileStream Open()
    {
        var opened = new FileStream(Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        var before = new byte[opened.Length];
        opened.ReadExactly(before);
        opened.SetLength(before.AsSpan().LastIndexOf((byte)'\n') + 1);
        opened.Position = opened.Length;
        DirectorySync.Flush(folder);
        return opened;
    }
}
