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
    private readonly TimeSpan? timeout;
    private readonly int batchSize;
    private readonly Func<List<T>, ReadOnlyMemory<byte>> encode;
    private readonly Channel<T> channel;
    private readonly Task sending;
    private readonly CancellationTokenSource stop = new();
    private long dropped;
    private volatile bool hasListened;
    private long givenUp;

    /// <summary>Given up without an answer, and not heard of since.</summary>
    private volatile bool isSilent;

    /// <summary>The receiver answered at some time.</summary>
    private volatile bool wasHeard;

    /// <summary>When it was given up, nobody listened at all.</summary>
    private volatile bool isUnreachable;

    /// <summary>Nothing is added any more: somebody waits for what is left.</summary>
    private volatile bool isLast;

    private volatile bool isStopped;

    /// <param name="target">Where to.</param>
    /// <param name="capacity">Items that may wait.</param>
    /// <param name="batchSize">Items in one request.</param>
    /// <param name="encode">Makes a request of items; what it returns is used before it is called again.</param>
    public ExportQueue(OtlpTarget target, int capacity, int batchSize, Func<List<T>, ReadOnlyMemory<byte>> encode)
    {
        (client, timeout, this.batchSize, this.encode) = (new OtlpClient(target), target.Timeout, batchSize, encode);
        channel = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        sending = Send();
    }

    public int Waiting => channel.Reader.Count;

    /// <summary>The receiver was given up and has never answered.</summary>
    public bool IsUnheard => isSilent && !wasHeard;

    /// <summary>Items that the receiver took.</summary>
    public long Sent { get; private set; }

    /// <summary>Items that were not delivered.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>Why items were not delivered: the first reason; null: all were.</summary>
    public string? Failure { get; private set; }

    /// <summary>Told of items that the receiver took.</summary>
    public Action<IReadOnlyList<T>>? OnTaken { get; init; }

    /// <summary>Told of dropped items.</summary>
    public Action<long>? OnDropped { get; init; }

    /// <summary>Adds an item; waits while the queue is full, unless the receiver is known to say nothing.</summary>
    public ValueTask Add(T item, CancellationToken cancellation)
    {
        if (!isSilent)
        {
            return channel.Writer.WriteAsync(item, cancellation);
        }

        if (!channel.Writer.TryWrite(item))
        {
            Drop(1);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Asks once more whether somebody listens where nobody did. Who takes connections and says nothing is not asked: it would take as long again.</summary>
    public async Task<bool> IsThereNow()
    {
        if (isUnreachable && (await Ask(ReadOnlyMemory<byte>.Empty)).Outcome is OtlpOutcome.Taken or OtlpOutcome.Busy)
        {
            (isSilent, wasHeard, hasListened) = (false, true, true);
            Interlocked.Exchange(ref givenUp, 0);
        }

        return wasHeard;
    }

    /// <summary>Counts items that are not added.</summary>
    public void Drop(long items)
    {
        Interlocked.Add(ref dropped, items);
        OnDropped?.Invoke(items);
    }

    /// <summary>Waits until everything was delivered or dropped, as long as there are answers. Nothing can be added afterwards.</summary>
    public Task Complete()
    {
        if (channel.Writer.TryComplete() && timeout is null)
        {
            isLast = true;
            stop.CancelAfter(ExportPatience.WithSilence);
        }

        return sending;
    }

    /// <summary>Stops at once; what waits is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        isStopped = true;
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
        var since = Interlocked.Read(ref givenUp);
        if (since != 0 && Stopwatch.GetElapsedTime(since) < Rest)
        {
            return OtlpAnswer.Unreachable("");
        }

        var request = encode(batch);
        for (var attempt = 0; ; attempt++)
        {
            var answer = await Ask(request);
            var isOver = answer.Outcome is OtlpOutcome.Taken or OtlpOutcome.Refused;
            var isAnswer = isOver || answer.Outcome == OtlpOutcome.Busy;
            if (isLast && isAnswer)
            {
                stop.CancelAfter(ExportPatience.WithSilence);
            }

            // What is silent is not asked again: it may have taken the request, and would take as long to say nothing.
            if (isOver || attempt == Waits.Length || answer.Outcome == OtlpOutcome.Silent || (!isAnswer && !hasListened))
            {
                (hasListened, wasHeard) = (isAnswer, wasHeard || isAnswer);
                (isUnreachable, isSilent) = (answer.Outcome == OtlpOutcome.Unreachable, !isAnswer);
                Interlocked.Exchange(ref givenUp, isOver ? 0 : Stopwatch.GetTimestamp());
                return answer;
            }

            await Task.Delay(Waits[attempt], stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<OtlpAnswer> Ask(ReadOnlyMemory<byte> request)
    {
        try
        {
            stop.Token.ThrowIfCancellationRequested();
            return await client.Send(request, timeout ?? (hasListened ? ExportPatience.WithListener : ExportPatience.WithSilence), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return OtlpAnswer.Silent(isStopped ? "the run was stopped" : ExportPatience.NoAnswerWithin(ExportPatience.WithSilence));
        }
    }

    private void Count(List<T> batch, OtlpAnswer answer)
    {
        var items = batch.Count;
        var lost = answer.Outcome == OtlpOutcome.Taken ? Math.Min(answer.Rejected, items) : items;
        if (answer.Outcome == OtlpOutcome.Taken)
        {
            OnTaken?.Invoke(batch);
        }

        Sent += items - lost;
        if (lost > 0)
        {
            Failure ??= answer.Reason;
            Drop(lost);
        }
    }
}
