using System.Diagnostics;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Cascades;
using StanceSim.Observability.Folders;
using StanceSim.Observability.Otlp;

namespace StanceSim.Observability.Runs;

/// <summary>Tells a run to an OTLP receiver while it goes on: a trace for each stimulus, a log for each phase and stimulus, metrics.</summary>
/// <remarks>
/// A run that goes on from a checkpoint does not know what was sent before, so its cascades are told from its folder when it
/// is complete, but for what the receiver took before the run was stopped. A fork is told from the frame in which it begins.
/// Where nobody listens, cascades are only counted, and told from the folder in the end if somebody does then.
/// </remarks>
public sealed class RunTelemetry : IAsyncDisposable
{
    /// <summary>Whoever stopped a run does not wait longer for a receiver that takes its time.</summary>
    internal static readonly TimeSpan PatienceWhenAbandoned = TimeSpan.FromSeconds(1);

    private readonly RunLogs logs;
    private readonly int first;
    private readonly CascadeExport export;
    private readonly TakenSpans? taken;
    private readonly MetricExport? metrics;
    private readonly OrleansSpans? orleans;
    private readonly int ticks;

    /// <summary>Null: the run is told from its folder.</summary>
    private CascadeTracer? tracer;

    /// <summary>Spans of cascades that were not told while the run went on, because nobody listened, by trace; null: somebody did.</summary>
    private Dictionary<ActivityTraceId, int>? untold;
    private bool hasBegun;

    /// <param name="settings">Where to and how.</param>
    /// <param name="plan">The run to come.</param>
    /// <param name="unfinished">The folder it is written to; what the receiver takes is noted there. Null: it cannot be resumed.</param>
    /// <param name="withOrleans">Also tell Orleans' own spans, in wall-clock time.</param>
    /// <param name="time">The clock on the wall; null: the system's.</param>
    public RunTelemetry(OtlpSettings settings, RunPlan plan, string? unfinished = null, bool withOrleans = false, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        var manifest = ManifestOf.Beginning(plan);
        (logs, first, ticks) = (new RunLogs(manifest, time), manifest.From, plan.Until ?? plan.Scenario.World.Ticks);
        tracer = plan.From is null ? new CascadeTracer(manifest, MessageNotes.Of(plan.Scenario), plan: plan) : null;
        taken = unfinished is null ? null : new TakenSpans(unfinished);
        export = new CascadeExport(manifest, settings, time.GetUtcNow(), time, taken);
        metrics = settings.Metrics is { } target ? new MetricExport(target, manifest, settings) : null;
        orleans = withOrleans ? new OrleansSpans(settings, manifest) : null;
    }

    /// <summary>The same engine, observed.</summary>
    public IRunEngine Observed(IRunEngine engine) => new ObservedEngine(engine, this);

    /// <summary>Waits until everything was delivered or dropped.</summary>
    /// <param name="folder">Where the results stand.</param>
    /// <param name="cancellation">Stops reading the folder.</param>
    public async Task<ExportReport> Finish(string folder, CancellationToken cancellation = default)
    {
        await export.Add(logs.Recorded(folder), cancellation);
        if (tracer is null)
        {
            await FolderCascades.Send(RunResults.Open(folder, Verification.Sizes), export, logs, cancellation);
        }
        else if (untold is not null)
        {
            await Catch(folder, untold, cancellation);
        }

        // All are waited for at once, and metrics last: they tell how many spans were dropped.
        var start = Stopwatch.GetTimestamp();
        var closing = orleans?.Close(ExportPatience.WithSilence) ?? Task.CompletedTask;
        var report = await export.Complete();
        var left = ExportPatience.WithSilence - Stopwatch.GetElapsedTime(start);
        await (metrics?.Close(left > ExportPatience.Least ? left : ExportPatience.Least) ?? Task.CompletedTask);
        await closing;
        return report;
    }

    public async ValueTask DisposeAsync()
    {
        await export.DisposeAsync();
        await Task.WhenAll(
            orleans?.Close(PatienceWhenAbandoned) ?? Task.CompletedTask,
            metrics?.Close(PatienceWhenAbandoned) ?? Task.CompletedTask);
    }

    internal ValueTask Begin(string engine, CancellationToken cancellation) => export.Add(logs.Began(engine), cancellation);

    internal async ValueTask Observe(TickRecord record, CancellationToken cancellation)
    {
        // Whoever did not see the first frame of a fork does not know what was sent with it.
        tracer = hasBegun || record.Tick == first ? tracer : null;
        hasBegun = true;
        if (tracer is null)
        {
            return;
        }

        if (untold is null && export.IsUnheard)
        {
            untold = [];
            tracer.CountOnly();
        }

        foreach (var stimulus in tracer.Observe(record.Tick, record.Sent, record.Changes))
        {
            await export.Add(logs.Of(stimulus), cancellation);
        }

        await Tell(tracer.Over().Concat(tracer.Overflow()), ticks, cancellation);
        RunInstruments.ExportQueue.Record(export.Waiting);
    }

    internal async Task End(int ticks, CancellationToken cancellation)
    {
        await Tell(tracer?.End() ?? [], ticks, cancellation);
        await export.Add(logs.Ended(ticks), cancellation);
        taken?.End();
    }

    /// <summary>The run failed or was stopped: cascades that were not over have no traces yet.</summary>
    internal async Task Abandon(int ticks)
    {
        await export.Add(logs.Abandoned(ticks), CancellationToken.None);
        await Task.WhenAny(export.Complete(), Task.Delay(PatienceWhenAbandoned));
    }

    private async ValueTask Tell(IEnumerable<EndedCascade> cascades, int ticks, CancellationToken cancellation)
    {
        foreach (var cascade in cascades)
        {
            if (untold is null)
            {
                await export.Add(cascade, ticks, cancellation);
            }
            else
            {
                untold.Add(cascade.TraceId, cascade.SpanCount);
            }
        }
    }

    /// <summary>A run to which nobody listened is told from its folder if somebody does now.</summary>
    private async Task Catch(string folder, Dictionary<ActivityTraceId, int> missed, CancellationToken cancellation)
    {
        if (await export.IsThereNow())
        {
            await FolderCascades.Send(RunResults.Open(folder, Verification.Sizes), export, cancellation, cascade => missed.ContainsKey(cascade.TraceId));
        }
        else
        {
            export.Drop(missed.Count, missed.Values.Sum(spans => (long)spans));
        }
    }
}
