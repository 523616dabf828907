using System.Collections.Immutable;
using StanceSim.Experiments.Results;
using StanceSim.Observability.Cascades;
using StanceSim.Observability.Runs;

namespace StanceSim.Observability.Otlp;

/// <summary>Sends cascades and logs of one run to a receiver.</summary>
/// <remarks>
/// Frame 0 of the run is told as the moment given, or earlier: in a run whose ticks take less than a millisecond each, later
/// ticks would lie in the future.
/// </remarks>
internal sealed class CascadeExport : IAsyncDisposable
{
    /// <summary>Logs that may wait to be sent.</summary>
    private const int LogQueue = 1 << 13;

    private readonly OtlpRun run;
    private readonly ExportQueue<SpanPlace> spans;
    private readonly ExportQueue<OtlpLog>? logs;
    private readonly TimeProvider time;
    private readonly DateTimeOffset? begin;
    private readonly TakenSpans? taken;
    private int traces;

    /// <param name="manifest">Who takes part in which run.</param>
    /// <param name="settings">Where to and how.</param>
    /// <param name="begin">When frame 0 was; null: so that the last tick ends now.</param>
    /// <param name="time">The clock on the wall.</param>
    /// <param name="taken">What the receiver has already, and where it is noted; null: it has nothing, and nobody needs to know.</param>
    public CascadeExport(Manifest manifest, OtlpSettings settings, DateTimeOffset? begin, TimeProvider time, TakenSpans? taken = null)
    {
        this.taken = taken;
        (Settings, this.begin, this.time, run) = (settings, begin, time, new OtlpRun(manifest, settings));
        var spanWriter = new ProtobufWriter();
        spans = new ExportQueue<SpanPlace>(
            settings.Traces, settings.QueueSize, settings.BatchSize, batch => OtlpProtobuf.Spans(spanWriter, [.. batch.Select(place => place.Span)], run))
        {
            OnDropped = RunInstruments.DroppedSpans.Add,
            OnTaken = taken is null ? null : batch => taken.Note(batch.Select(place => place.Span.SpanId), isLog: false),
        };
        if (settings.Logs is { } target)
        {
            var logWriter = new ProtobufWriter();
            logs = new ExportQueue<OtlpLog>(target, LogQueue, settings.BatchSize, batch => OtlpProtobuf.Logs(logWriter, batch, run))
            {
                OnTaken = taken is null ? null : batch => taken.Note(batch.Select(log => log.SpanId), isLog: true),
            };
        }
    }

    public OtlpSettings Settings { get; }

    /// <summary>Spans that wait to be sent.</summary>
    public int Waiting => spans.Waiting;

    /// <summary>Queues a cascade; waits while the queue is full and somebody listens.</summary>
    /// <param name="cascade">The cascade.</param>
    /// <param name="ticks">Ticks of the run, or that it is planned to have.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async ValueTask Add(EndedCascade cascade, int ticks, CancellationToken cancellation)
    {
        if (traces++ == 0)
        {
            run.Anchor = taken?.Anchor ?? AnchorFor(ticks);
            if (taken is { Anchor: null })
            {
                taken.NoteAnchor(run.Anchor);
            }
        }

        for (var index = 0; index < cascade.SpanCount; index++)
        {
            if (taken is null or { IsEmpty: true } || !taken.Has(cascade.Spans[index].SpanId, isLog: false))
            {
                await spans.Add(new SpanPlace(cascade, index), cancellation);
            }
        }
    }

    /// <summary>Nobody has listened so far.</summary>
    public bool IsUnheard => spans.IsUnheard;

    /// <summary>Tries a receiver once more that was not there.</summary>
    public Task<bool> IsThereNow() => spans.IsThereNow();

    /// <summary>Counts cascades that are not sent.</summary>
    public void Drop(int cascades, long spanCount)
    {
        traces += cascades;
        spans.Drop(spanCount);
    }

    public ValueTask Add(OtlpLog log, CancellationToken cancellation) =>
        logs is null || taken?.Has(log.SpanId, isLog: true) == true ? ValueTask.CompletedTask : logs.Add(log, cancellation);

    /// <summary>Waits until everything was delivered or dropped.</summary>
    public async Task<ExportReport> Complete()
    {
        await Task.WhenAll(spans.Complete(), logs?.Complete() ?? Task.CompletedTask);
        return new ExportReport(
            Settings.Traces.ToString(), traces, spans.Sent, spans.Dropped, logs?.Sent ?? 0, logs?.Dropped ?? 0, spans.Failure ?? logs?.Failure)
        {
            Ignored = Settings.Ignored,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await spans.DisposeAsync();
        if (logs is not null)
        {
            await logs.DisposeAsync();
        }
    }

    /// <summary>A span that is put into words when it is sent.</summary>
    private readonly record struct SpanPlace(EndedCascade Cascade, int Index)
    {
        public CascadeSpan Span => Cascade.Spans[Index];
    }

    /// <summary>The latest moment for frame 0 that puts no span in the future, but no later than when it was.</summary>
    private DateTimeOffset AnchorFor(int ticks)
    {
        var latest = time.GetUtcNow() - TracedMessage.TimeOf(ticks + 1);
        return begin is { } known && known < latest ? known : latest;
    }
}

/// <summary>What became of a run's telemetry.</summary>
/// <param name="Target">Where it went.</param>
/// <param name="Traces">Stimuli.</param>
/// <param name="Sent">Spans that the receiver took.</param>
/// <param name="Dropped">Spans that were not delivered.</param>
/// <param name="LogsSent">Logs that the receiver took.</param>
/// <param name="LogsDropped">Logs that were not delivered.</param>
/// <param name="Failure">Why something was not delivered; null: everything was.</param>
public sealed record ExportReport(string Target, int Traces, long Sent, long Dropped, long LogsSent, long LogsDropped, string? Failure)
{
    /// <summary>Variables that are set and that nobody here reads.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];
}
