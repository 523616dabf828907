using System.Collections.Immutable;
using System.Diagnostics;

namespace StanceSim.Observability.Cascades;

/// <summary>One message of a cascade, as backends show it: who did what to whom, when, because of what, and whom it moved.</summary>
/// <remarks>Times are told from frame 0, one tick as a millisecond; whoever exports a span adds the moment at which that was.</remarks>
public sealed record CascadeSpan
{
    public required ActivityTraceId TraceId { get; init; }

    public required ActivitySpanId SpanId { get; init; }

    /// <summary>Span of the message behind this one; all zero for the stimulus.</summary>
    public ActivitySpanId ParentId { get; init; }

    /// <summary>For example <c>sanction FRA -> DEU</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Index of the actor whose service it belongs to: the sender.</summary>
    public required int Actor { get; init; }

    public required TimeSpan Start { get; init; }

    public required TimeSpan End { get; init; }

    /// <summary>Values are texts, whole numbers (<see cref="long"/>), numbers (<see cref="double"/>) and truths.</summary>
    public required ImmutableArray<KeyValuePair<string, object>> Attributes { get; init; }

    /// <summary>What else had a part in the same change, or what the stimulus goes back to in a trace that was ended.</summary>
    public ImmutableArray<SpanLink> Links { get; init; } = [];

    /// <summary>Positions that crossed a line because of it above all.</summary>
    public ImmutableArray<SpanEvent> Events { get; init; } = [];

    public bool IsStimulus => ParentId == default;

    /// <summary>An attribute by name, or null.</summary>
    public object? this[string name] => Attributes.FirstOrDefault(attribute => attribute.Key == name).Value;
}

/// <param name="TraceId">Trace of the other span.</param>
/// <param name="SpanId">The other span.</param>
/// <param name="Attributes">What it has to do with it.</param>
public sealed record SpanLink(ActivityTraceId TraceId, ActivitySpanId SpanId, ImmutableArray<KeyValuePair<string, object>> Attributes);

/// <param name="Name">What happened.</param>
/// <param name="At">When, from frame 0.</param>
/// <param name="Attributes">To whom, and how far.</param>
public sealed record SpanEvent(string Name, TimeSpan At, ImmutableArray<KeyValuePair<string, object>> Attributes);

/// <summary>A message that nothing else in the run set off, when it is sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is, for example <c>condemn USA -> BLR</c>.</param>
/// <param name="Tick">When it is sent.</param>
/// <param name="TraceId">Its trace.</param>
/// <param name="SpanId">Its span.</param>
public sealed record BegunStimulus(string Id, string Name, int Tick, ActivityTraceId TraceId, ActivitySpanId SpanId);
