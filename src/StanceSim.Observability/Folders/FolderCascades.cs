using System.Runtime.CompilerServices;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Model.Changes;
using StanceSim.Observability.Cascades;
using StanceSim.Observability.Otlp;
using StanceSim.Observability.Runs;

namespace StanceSim.Observability.Folders;

/// <summary>The cascades of a finished run, from its folder: the same spans as those told while it went on.</summary>
public static class FolderCascades
{
    /// <param name="run">The run.</param>
    /// <param name="cap">Spans of one trace, at most.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static IAsyncEnumerable<EndedCascade> Read(RunResults run, int cap = CascadeTracer.DefaultCap, CancellationToken cancellation = default) =>
        Read(run, cap, CascadeTracer.MostOpenSpans, _ => { }, cancellation);

    /// <param name="run">The run.</param>
    /// <param name="cap">Spans of one trace, at most.</param>
    /// <param name="mostOpen">Spans held, at most.</param>
    /// <param name="begun">Told of stimuli.</param>
    /// <param name="cancellation">Stops reading.</param>
    internal static async IAsyncEnumerable<EndedCascade> Read(
        RunResults run, int cap, int mostOpen, Action<BegunStimulus> begun, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var records = new FolderRecords(run.Manifest);
        var messages = await records.Messages(run, cancellation);
        var tracer = new CascadeTracer(run.Manifest, cap: cap, mostOpen: mostOpen);
        var next = 0;
        await foreach (var (tick, changes) in records.Changes(run, cancellation))
        {
            for (; next <= tick; next++)
            {
                tracer.Observe(next, [.. messages[next]], next == tick ? changes : new ChangeLog()).ToList().ForEach(begun);
                foreach (var cascade in tracer.Overflow())
                {
                    yield return cascade;
                }
            }
        }

        for (; next <= run.Manifest.Ticks; next++)
        {
            tracer.Observe(next, [.. messages[next]], new ChangeLog()).ToList().ForEach(begun);
            foreach (var cascade in tracer.Overflow())
            {
                yield return cascade;
            }
        }

        foreach (var cascade in tracer.End())
        {
            yield return cascade;
        }
    }

    /// <summary>Sends them to a receiver, the last tick as now.</summary>
    /// <param name="run">The run.</param>
    /// <param name="settings">Where to and how.</param>
    /// <param name="time">The clock on the wall; null: the system's.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task<ExportReport> Send(RunResults run, OtlpSettings settings, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        await using var export = new CascadeExport(run.Manifest, settings, begin: null, time ?? TimeProvider.System);
        await Send(run, export, cancellation);
        return await export.Complete();
    }

    /// <summary>Writes them as one OTLP/JSON document.</summary>
    /// <param name="run">The run.</param>
    /// <param name="output">Where to; left open.</param>
    /// <param name="lastTick">The moment as which the end of the last tick is told.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task WriteJson(RunResults run, Stream output, DateTimeOffset lastTick, CancellationToken cancellation = default)
    {
        var shared = new OtlpRun(run.Manifest, OtlpSettings.Read(null, _ => null))
        {
            Anchor = lastTick - TracedMessage.TimeOf(run.Manifest.Ticks + 1),
        };
        using var document = new OtlpJson(output, shared);
        await foreach (var cascade in Read(run, cancellation: cancellation))
        {
            document.Add(cascade);
        }
    }

    /// <summary>Sends cascades and the logs of their stimuli.</summary>
    internal static async Task Send(RunResults run, CascadeExport export, RunLogs logs, CancellationToken cancellation)
    {
        var begun = new List<BegunStimulus>();
        await foreach (var cascade in Read(run, CascadeTracer.DefaultCap, CascadeTracer.MostOpenSpans, begun.Add, cancellation))
        {
            await export.Add(cascade, run.Manifest.Ticks, cancellation);
        }

        foreach (var stimulus in begun)
        {
            await export.Add(logs.Of(stimulus), cancellation);
        }
    }

    /// <summary>Sends cascades.</summary>
    /// <param name="run">The run.</param>
    /// <param name="export">Who sends them.</param>
    /// <param name="cancellation">Stops.</param>
    /// <param name="isLeft">Whether a cascade is still to be sent; null: all are.</param>
    internal static async Task Send(RunResults run, CascadeExport export, CancellationToken cancellation, Func<EndedCascade, bool>? isLeft = null)
    {
        await foreach (var cascade in Read(run, cancellation: cancellation))
        {
            if (isLeft?.Invoke(cascade) != false)
            {
                await export.Add(cascade, run.Manifest.Ticks, cancellation);
            }
        }
    }
}
