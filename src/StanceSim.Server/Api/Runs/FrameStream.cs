using StanceSim.Server.Live;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Runs;

/// <summary>Codes of one issue, frame after frame, as bytes that are made when they are read: any place of it is near.</summary>
internal sealed class FrameStream : Stream
{
    private readonly FrameMaker frames;
    private readonly int issue;
    private readonly bool ofDeterrence;
    private readonly int frameBytes;
    private readonly byte[] frame;
    private int made = -1;

    public FrameStream(RunJournal journal, FrameMaker frames, int issue, bool ofDeterrence)
    {
        (this.frames, this.issue, this.ofDeterrence) = (frames, issue, ofDeterrence);
        frameBytes = 2 * journal.Cast.Actors;
        frame = new byte[frameBytes];
        Length = (long)frameBytes * (journal.Newest + 1);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length && Position < Length)
        {
            var (number, offset) = Math.DivRem(Position, frameBytes);
            Make((int)number);
            var part = frame.AsSpan((int)offset);
            part = part[..Math.Min(part.Length, buffer.Length - read)];
            part.CopyTo(buffer[read..]);
            (read, Position) = (read + part.Length, Position + part.Length);
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Make(int number)
    {
        if (number != made)
        {
            LiveFrame.Write(frames.Codes(number, issue, ofDeterrence), frame);
            made = number;
        }
    }
}
