using System.Security.Cryptography;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>A new file that is written from beginning to end and knows its size and SHA-256. Failures are told as <see cref="ResultsException"/>.</summary>
internal sealed class ChecksummedFile : Stream
{
    private const int BufferSize = 1 << 16;
    private readonly FileStream file;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[BufferSize];
    private int filled;

    public ChecksummedFile(string folder, string name)
    {
        Name = name;
        FullName = Path.Combine(folder, name);
        file = StorageFailure.Told(
            FullName, () => new FileStream(FullName, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
    }

    /// <summary>Goes on with a file that was left behind, from the state that <see cref="Settle"/> told; what came after it is cut off.</summary>
    /// <exception cref="FormatException">The file is not what it was then.</exception>
    public ChecksummedFile(string folder, FileChecksum settled)
    {
        Name = settled.Name;
        FullName = Path.Combine(folder, Name);
        file = StorageFailure.Told(
            FullName, () => new FileStream(FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));
        try
        {
            StorageFailure.Told(FullName, () => Rehash(settled.Bytes));
            if (Convert.ToHexStringLower(hash.GetCurrentHash()) != settled.Sha256)
            {
                throw new FormatException($"{Name} is not what it was when the checkpoint was taken.");
            }

            StorageFailure.Told(FullName, () => file.SetLength(settled.Bytes));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Name within its folder.</summary>
    public string Name { get; }

    public string FullName { get; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Puts everything on the disk itself, for a checkpoint, and says what the file holds now.</summary>
    public FileChecksum Settle()
    {
        WriteBuffer();
        StorageFailure.Told(FullName, () => file.Flush(flushToDisk: true));
        return new FileChecksum(Name, file.Length, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }

    /// <summary>Puts everything on the disk itself and closes the file.</summary>
    public FileChecksum Seal()
    {
        WriteBuffer();
        StorageFailure.Told(FullName, () => file.Flush(flushToDisk: true));
        var size = file.Length;
        StorageFailure.Told(FullName, file.Dispose);
        return new FileChecksum(Name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (filled == BufferSize)
            {
                WriteBuffer();
            }

            var part = Math.Min(bytes.Length, BufferSize - filled);
            bytes[..part].CopyTo(buffer.AsSpan(filled));
            filled += part;
            bytes = bytes[part..];
        }
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

    /// <summary>Does nothing: only <see cref="Seal"/> makes a file worth reading.</summary>
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Rehash(long bytes)
    {
        for (var left = bytes; left > 0;)
        {
            var count = file.Read(buffer, 0, (int)Math.Min(left, BufferSize));
            if (count == 0)
            {
                return;
            }

            hash.AppendData(buffer.AsSpan(0, count));
            left -= count;
        }
    }

    private void WriteBuffer()
    {
        var bytes = buffer.AsMemory(0, filled);
        filled = 0;
        hash.AppendData(bytes.Span);
        StorageFailure.Told(FullName, () => file.Write(bytes.Span));
    }
}
