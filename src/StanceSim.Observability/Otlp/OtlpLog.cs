using System.Collections.Immutable;
using System.Diagnostics;

namespace StanceSim.Observability.Otlp;

/// <summary>A line about a run: one for each of its phases and one for each stimulus.</summary>
/// <param name="At">When, by the clock on the wall.</param>
/// <param name="Text">What happened.</param>
/// <param name="TraceId">The trace it belongs to.</param>
/// <param name="SpanId">The span it belongs to; all zero: none.</param>
/// <param name="Attributes">Run, phase, tick and so on.</param>
/// <param name="IsError">The run failed.</param>
internal sealed record OtlpLog(
    DateTimeOffset At, string Text, ActivityTraceId TraceId, ActivitySpanId SpanId, ImmutableArray<KeyValuePair<string, object>> Attributes, bool IsError = false);
