using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StanceSim.Server.Live.Journal;

/// <summary>
/// Rows of equal size in a file of their own, which one thread appends to while others read; so memory does not grow with a
/// run. The file goes when nobody holds the table any more.
/// </summary>
/// <param name="space">Where the file is made, and how large it may become.</param>
internal sealed class ScratchTable<T>(JournalSpace space)
    where T : unmanaged
{
    /// <summary>Bytes that wait in memory before they are written, at most.</summary>
    private const int BufferBytes = 1 << 16;

    private static readonly int RowBytes = Unsafe.SizeOf<T>();

    private readonly SafeFileHandle file = File.OpenHandle(
        space.NextFile(), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.DeleteOnClose);

    private readonly T[] buffer = new T[Math.Max(1, BufferBytes / RowBytes)];
    private int buffered;
    private long written;
    private long count;

    /// <summary>Rows that can be read: those before the last <see cref="Publish"/>.</summary>
    public long Count => Volatile.Read(ref count);

    /// <summary>Rows appended, published or not.</summary>
    public long Appended => written + buffered;

    public void Add(in T row)
    {
        if (buffered == buffer.Length)
        {
            Write();
        }

        buffer[buffered++] = row;
    }

    public void Add(ReadOnlySpan<T> rows)
    {
        if (rows.Length > buffer.Length - buffered)
        {
            Write();
        }

        if (rows.Length > buffer.Length)
        {
            space.Take((long)rows.Length * RowBytes);
            RandomAccess.Write(file, MemoryMarshal.AsBytes(rows), written * RowBytes);
            written += rows.Length;
            return;
        }

        rows.CopyTo(buffer.AsSpan(buffered));
        buffered += rows.Length;
    }

    /// <summary>Lets readers see what was appended.</summary>
    public void Publish()
    {
        Write();
        Volatile.Write(ref count, written);
    }

    /// <summary>Reads rows from a place on; they must be published.</summary>
    public void Read(long first, Span<T> rows)
    {
        if (first < 0 || first + rows.Length > Count)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, $"There are {Count} rows.");
        }

        var bytes = MemoryMarshal.AsBytes(rows);
        for (var offset = first * RowBytes; bytes.Length > 0;)
        {
            var read = RandomAccess.Read(file, bytes, offset);
            if (read == 0)
            {
                throw new EndOfStreamException("A scratch file is shorter than what was written to it.");
            }

            bytes = bytes[read..];
            offset += read;
        }
    }

    public T[] Read(long first, int rows)
    {
        var read = new T[rows];
        Read(first, read);
        return read;
    }

    private void Write()
    {
        if (buffered > 0)
        {
            space.Take((long)buffered * RowBytes);
            RandomAccess.Write(file, MemoryMarshal.AsBytes(buffer.AsSpan(0, buffered)), written * RowBytes);
            (written, buffered) = (written + buffered, 0);
        }
    }
}
