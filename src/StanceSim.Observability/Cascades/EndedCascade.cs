using System.Collections.Immutable;
using System.Diagnostics;

namespace StanceSim.Observability.Cascades;

/// <summary>A stimulus and what it set off, when nothing more is added to it.</summary>
/// <remarks>Its spans are put into words when somebody asks for them, so that a run need not wait for that. Safe for several threads.</remarks>
/// <param name="stimulus">Id of the message that set it off.</param>
/// <param name="traceId">Its trace.</param>
/// <param name="messages">Messages in it; more than spans when the cap cut some off.</param>
/// <param name="spanCount">Number of its spans.</param>
/// <param name="spans">Makes its spans.</param>
public sealed class EndedCascade(string stimulus, ActivityTraceId traceId, int messages, int spanCount, Func<ImmutableArray<CascadeSpan>> spans)
{
    private readonly Lazy<ImmutableArray<CascadeSpan>> made = new(spans);

    public string Stimulus => stimulus;

    public ActivityTraceId TraceId => traceId;

    public int Messages => messages;

    public int SpanCount => spanCount;

    /// <summary>The stimulus first, then in order of time.</summary>
    public ImmutableArray<CascadeSpan> Spans => made.Value;
}
