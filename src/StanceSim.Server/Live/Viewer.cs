using System.Collections.Concurrent;
using System.Threading.Channels;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Live;

/// <summary>
/// One who watches a run. Events wait for it in a queue; frames do not: whenever it can take one it gets the newest, at most
/// so many a second. So one who falls behind misses frames and nothing else, and never holds up the run.
/// </summary>
/// <param name="run">What it watches.</param>
/// <param name="time">The clock.</param>
internal sealed class Viewer(WatchedRun run, TimeProvider time)
{
    /// <summary>Frames in a second, at most.</summary>
    public const double MostFramesPerSecond = 30;

    /// <summary>Events that wait for a viewer, at most; one who takes none of so many is sent away.</summary>
    private const int MostEvents = 1_000;

    private readonly ConcurrentQueue<string> events = new();
    private readonly ConcurrentQueue<int> sought = new();
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int issue;
    private double framesPerSecond = MostFramesPerSecond;
    private bool follows = true;
    private bool mustSend = true;
    private int lastSent = -1;
    private long lastFrame;

    /// <summary>Queues an event.</summary>
    public void Tell(string text)
    {
        if (events.Count >= MostEvents)
        {
            bell.Writer.TryComplete(new InvalidOperationException("The viewer takes no events."));
            return;
        }

        events.Enqueue(text);
        Wake();
    }

    /// <summary>Has it look whether there is something to send.</summary>
    public void Wake() => bell.Writer.TryWrite(true);

    /// <summary>What its frames are of, and how many of them a second it wants.</summary>
    public void Watch(int index, double? perSecond)
    {
        (issue, framesPerSecond) = (index, Math.Clamp(perSecond ?? framesPerSecond, 0.1, MostFramesPerSecond));
        Volatile.Write(ref mustSend, true);
        Wake();
    }

    /// <summary>Sends one frame, and no live ones until <see cref="Follow"/>.</summary>
    public void Seek(int tick)
    {
        Volatile.Write(ref follows, false);
        while (sought.Count > 2 && sought.TryDequeue(out _))
        {
            // One who drags a handle wants to see where it is, not everywhere it was.
        }

        sought.Enqueue(tick);
        Wake();
    }

    public void Follow()
    {
        Volatile.Write(ref follows, true);
        Volatile.Write(ref mustSend, true);
        Wake();
    }

    /// <summary>Sends until cancelled: events in order, sought frames, and the newest live frame where it is due.</summary>
    /// <param name="sendText">Sends an event.</param>
    /// <param name="sendFrame">Sends a frame; null: this viewer gets events only, and one that tells the tick in place of each frame.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task Send(Func<string, Task> sendText, Func<ReadOnlyMemory<byte>, Task>? sendFrame, CancellationToken cancellation)
    {
        await using var timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (await bell.Reader.WaitToReadAsync(cancellation))
        {
            bell.Reader.TryRead(out _);
            while (events.TryDequeue(out var text))
            {
                await sendText(text);
            }

            while (sendFrame is not null && sought.TryDequeue(out var tick))
            {
                await sendFrame(run.Frames.Make(FrameKind.Seek, tick, tick - 1, issue).Encode());
            }

            if (NextFrame(timer) is { } next)
            {
                await (sendFrame is null
                    ? sendText(ApiJson.Serialize(new TickEvent(next.Tick, run.Journal.Messages.Total)))
                    : sendFrame(run.Frames.Make(FrameKind.Live, next.Tick, next.Since, issue).Encode()));
            }
        }
    }

    /// <summary>The newest frame, where there is one that this viewer has not got and it is time for it.</summary>
    private (int Tick, int Since)? NextFrame(ITimer timer)
    {
        var newest = run.Journal.Newest;
        if (newest < 0 || !Volatile.Read(ref follows) || (newest == lastSent && !Volatile.Read(ref mustSend)))
        {
            return null;
        }

        var wait = TimeSpan.FromSeconds(1 / framesPerSecond) - time.GetElapsedTime(lastFrame);
        if (wait > TimeSpan.Zero && lastSent >= 0)
        {
            timer.Change(wait, Timeout.InfiniteTimeSpan);
            return null;
        }

        Volatile.Write(ref mustSend, false);
        var since = lastSent < 0 ? newest - 1 : lastSent;
        (lastSent, lastFrame) = (newest, time.GetTimestamp());
        return (newest, since);
    }
}
