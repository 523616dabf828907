using System.Buffers.Binary;
using System.Diagnostics;
using StanceSim.Experiments.Results;

namespace StanceSim.Observability.Otlp;

/// <summary>
/// What a receiver took of a run that is not complete, noted in its unfinished folder, so that a run that is resumed sends
/// nothing twice. Safe for several threads.
/// </summary>
/// <remarks>
/// Noted when the receiver has answered: of a process that is killed in between, one request may come again, with the same ids.
/// The note ends with the run, before its folder gets its name.
/// </remarks>
internal sealed class TakenSpans
{
    private const int EntrySize = 1 + sizeof(ulong);
    private const byte OfSpan = 0, OfLog = 1, OfAnchor = 2;
    private readonly HashSet<(bool IsLog, ulong Id)> known = [];
    private readonly Lock writing = new();
    private string? file;

    /// <param name="folder">The unfinished folder; where there is none, there is nothing to resume.</param>
    public TakenSpans(string folder)
    {
        file = Path.Combine(folder, RunFolder.Taken);
        if (!File.Exists(file))
        {
            return;
        }

        ReadOnlySpan<byte> bytes = File.ReadAllBytes(file);
        for (; bytes.Length >= EntrySize; bytes = bytes[EntrySize..])
        {
            var number = BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]);
            if (bytes[0] == OfAnchor)
            {
                Anchor ??= new DateTimeOffset((long)number, TimeSpan.Zero);
            }
            else
            {
                known.Add((bytes[0] == OfLog, number));
            }
        }
    }

    /// <summary>When frame 0 was, as spans that were sent already have it; null: none were.</summary>
    public DateTimeOffset? Anchor { get; private set; }

    /// <summary>Notes when frame 0 was, so that whoever resumes the run counts from the same moment.</summary>
    public void NoteAnchor(DateTimeOffset anchor)
    {
        Anchor = anchor;
        Span<byte> entry = stackalloc byte[EntrySize];
        entry[0] = OfAnchor;
        BinaryPrimitives.WriteUInt64BigEndian(entry[1..], (ulong)anchor.UtcTicks);
        Append(entry);
    }

    /// <summary>Whether the receiver took nothing before this process began.</summary>
    public bool IsEmpty => known.Count == 0;

    /// <summary>Whether the receiver took it before this process began.</summary>
    public bool Has(ActivitySpanId id, bool isLog) => known.Count > 0 && id != default && known.Contains((isLog, NumberOf(id)));

    /// <param name="ids">Spans, or the spans of logs; logs of phases have none.</param>
    /// <param name="isLog">Whether they are those of logs.</param>
    public void Note(IEnumerable<ActivitySpanId> ids, bool isLog)
    {
        var bytes = new MemoryStream();
        Span<byte> entry = stackalloc byte[EntrySize];
        foreach (var id in ids.Where(id => id != default))
        {
            entry[0] = isLog ? OfLog : OfSpan;
            BinaryPrimitives.WriteUInt64BigEndian(entry[1..], NumberOf(id));
            bytes.Write(entry);
        }

        Append(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private void Append(ReadOnlySpan<byte> entries)
    {
        lock (writing)
        {
            if (file is null || entries.IsEmpty)
            {
                return;
            }

            try
            {
                using var output = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
                output.Write(entries);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Results are worth more than a note; without it a resumed run sends again what the receiver has.
                file = null;
            }
        }
    }

    /// <summary>Notes nothing more: the run is over.</summary>
    public void End()
    {
        lock (writing)
        {
            file = null;
        }
    }

    private static ulong NumberOf(ActivitySpanId id)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        id.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}
