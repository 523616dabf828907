namespace StanceSim.Experiments.Results.Tables;

/// <summary>
/// Where a table's bytes go: row groups to the file for good, the footer aside while the table may still grow. To append, it
/// shows what the Parquet library looks at (the magic bytes and the footer) as though the footer stood in the file.
/// </summary>
/// <param name="file">Takes the bytes one after another.</param>
/// <param name="length">Bytes it holds already.</param>
internal sealed class TableOutput(Stream file, long length = 0) : Stream
{
    private static readonly byte[] Magic = "PAR1"u8.ToArray();
    private byte[] footer = [];
    private MemoryStream? held;
    private long length = length;
    private long position = length;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => length + footer.Length;

    public override long Position { get => position; set => position = value; }

    /// <summary>Bytes in the file.</summary>
    public long Kept => length;

    /// <summary>From now on what is written is a footer.</summary>
    public void HoldFooter() => held = new MemoryStream();

    /// <summary>The footer that was written; the next bytes go to its place.</summary>
    public byte[] TakeFooter()
    {
        var taken = held?.ToArray() ?? throw new InvalidOperationException("No footer was held.");
        (held, position) = (null, length);
        return taken;
    }

    /// <summary>Shows a footer behind what the file holds, until the next row group is written in its place.</summary>
    public void ShowFooter(byte[] shown) => footer = shown;

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        if (held is not null)
        {
            held.Write(bytes);
            position += bytes.Length;
            return;
        }

        if (position != length)
        {
            throw new InvalidOperationException($"A table grows at its end, {length}, not at {position}.");
        }

        footer = [];
        file.Write(bytes);
        position = length += bytes.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void WriteByte(byte value) => Write([value]);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override int Read(Span<byte> buffer)
    {
        var shown = position >= length ? footer.AsSpan((int)Math.Min(position - length, footer.Length)) : Magic.AsSpan((int)Math.Min(position, Magic.Length));
        var count = Math.Min(shown.Length, buffer.Length);
        shown[..count].CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) => position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => Length + offset,
    };

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
