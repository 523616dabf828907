using System.Diagnostics;
using StanceSim.Model.Messages;

namespace StanceSim.Observability.Cascades;

/// <summary>A message in its cascade, while the cascade goes on.</summary>
/// <param name="message">The message.</param>
/// <param name="cascade">The cascade it belongs to.</param>
/// <param name="cause">The message behind it; null for the stimulus.</param>
/// <param name="order">Place among the messages sent in the same tick, from 0; causes come before what they cause.</param>
internal sealed class TracedMessage(Message message, Cascade cascade, TracedMessage? cause, int order)
{
    /// <summary>A tick is a millisecond, and this many messages of it stand a microsecond apart; those behind them stand together.</summary>
    private const int MostInOrder = 999;

    /// <summary>Boxed, so that a thread that puts spans into words sees it whole or not at all.</summary>
    private object? span;

    public Message Message => message;

    public Cascade Cascade => cascade;

    public TracedMessage? Cause => cause;

    public int Order => order;

    /// <summary>Steps back to the stimulus of the trace.</summary>
    public int Depth { get; } = cause is null ? 0 : cause.Depth + 1;

    /// <summary>The cap left it out: it is counted and has no span.</summary>
    public bool IsLeftOut { get; set; }

    /// <summary>The change in which it had a part, chosen by <see cref="StanceEffects"/>; null: it changed nothing.</summary>
    public StanceEffect? Effect { get; set; }

    /// <summary>Positions that it helped to move.</summary>
    public int Moved { get; set; }

    /// <summary>Lines that positions crossed because of it above all; null: none.</summary>
    public List<Crossing>? Crossings { get; set; }

    /// <summary>Where a stimulus goes back to a trace that was ended: that trace and span.</summary>
    public (ActivityTraceId Trace, ActivitySpanId Span)? CauseElsewhere { get; set; }

    /// <summary>Its span's id in the run, made once: parents, links and logs name it too.</summary>
    public ActivitySpanId SpanIdIn(string run) => (ActivitySpanId)(span ??= TraceIds.SpanOf(run, message.Id));

    public TimeSpan Start => TimeOf(message.Sent) + TimeSpan.FromMicroseconds(Math.Min(order, MostInOrder));

    /// <summary>The end of the tick in which it is heard.</summary>
    public TimeSpan End => TimeOf(message.Due + 1);

    public static TimeSpan TimeOf(int tick) => TimeSpan.FromMilliseconds(tick);
}
