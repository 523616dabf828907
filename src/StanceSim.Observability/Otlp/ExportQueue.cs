using System.Diagnostics;
using System.Threading.Channels;

namespace StanceSim.Observability.Otlp;

/// <summary>Items on their way to a receiver. A full queue makes the run wait for a receiver that listens, and never for one that does not.</summary>
internal sealed class ExportQueue<T> : IAsyncDisposable
{
    /// <summary>Waits before the second, third and fourth try, when the receiver listened before or says that it is busy.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(800)];

    /// <summary>After a receiver was given up, items are dropped for so long before it is tried again.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly OtlpClient client;
    private readonly int batchSize;
    private readonly Func<List<T>, ReadOnlyMemory<byte>> encode;
    private readonly Channel<T> channel;
    private readonly Task sending;
    private readonly CancellationTokenSource stop = new();
    private bool hasListened;
    private long givenUp;

    /// <param name="target">Where to.</param>
    /// <param name="capacity">Items that may wait.</param>
    /// <param name="batchSize">Items in one request.</param>
    /// <param name="encode">Makes a request of items; what it returns is used before it is called again.</param>
    public ExportQueue(OtlpTarget target, int capacity, int batchSize, Func<List<T>, ReadOnlyMemory<byte>> encode)
    {
        (client, this.batchSize, this.encode) = (new OtlpClient(target), batchSize, encode);
        channel = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        sending = Send();
    }

    public int Waiting => channel.Reader.Count;

    /// <summary>Items that the receiver took.</summary>
    public long Sent { get; private set; }

    /// <summary>Items that were not delivered.</summary>
    public long Dropped { get; private set; }

    /// <summary>Why items were not delivered: the first reason; null: all were.</summary>
    public string? Failure { get; private set; }

    /// <summary>Told of items that the receiver took.</summary>
    public Action<IReadOnlyList<T>>? OnTaken { get; init; }

    /// <summary>Told of dropped items.</summary>
    public Action<long>? OnDropped { get; init; }

    /// <summary>Adds an item; waits while the queue is full.</summary>
    public ValueTask Add(T item, CancellationToken cancellation) => channel.Writer.WriteAsync(item, cancellation);

    /// <summary>Waits until everything was delivered or dropped. Nothing can be added afterwards.</summary>
    public Task Complete()
    {
        channel.Writer.TryComplete();
        return sending;
    }

    /// <summary>Stops at once; what waits is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Complete();
        client.Dispose();
        stop.Dispose();
    }

    private async Task Send()
    {
        var batch = new List<T>(batchSize);
        try
        {
            while (await channel.Reader.WaitToReadAsync())
            {
                batch.Clear();
                while (batch.Count < batchSize && channel.Reader.TryRead(out var item))
                {
                    batch.Add(item);
                }

                Count(batch, await Deliver(batch));
            }
        }
        catch (Exception bug)
        {
            // Nobody must wait for room in a queue that is not emptied any more.
            channel.Writer.TryComplete(bug);
            throw;
        }
    }

    private async Task<OtlpAnswer> Deliver(List<T> batch)
    {
        if (stop.IsCancellationRequested || (givenUp != 0 && Stopwatch.GetElapsedTime(givenUp) < Rest))
        {
            return OtlpAnswer.Unreachable("");
        }

        var request = encode(batch);
        for (var attempt = 0; ; attempt++)
        {
            var answer = await client.Send(request, stop.Token);
            var isOver = answer.Outcome is OtlpOutcome.Taken or OtlpOutcome.Refused;
            if (isOver || attempt == Waits.Length || (answer.Outcome == OtlpOutcome.Unreachable && !hasListened))
            {
                hasListened = answer.Outcome != OtlpOutcome.Unreachable;
                givenUp = isOver ? 0 : Stopwatch.GetTimestamp();
                return answer;
            }

            await Task.Delay(Waits[attempt], CancellationToken.None);
        }
    }

    private void Count(List<T> batch, OtlpAnswer answer)
    {
        var items = batch.Count;
        var dropped = answer.Outcome == OtlpOutcome.Taken ? Math.Min(answer.Rejected, items) : items;
        if (answer.Outcome == OtlpOutcome.Taken)
        {
            OnTaken?.Invoke(batch);
        }

        Sent += items - dropped;
        Dropped += dropped;
        if (dropped > 0)
        {
            Failure ??= answer.Reason;
            OnDropped?.Invoke(dropped);
        }
    }
}
