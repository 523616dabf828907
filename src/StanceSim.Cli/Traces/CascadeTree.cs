using System.Diagnostics;
using StanceSim.Observability;
using StanceSim.Observability.Cascades;

namespace StanceSim.Cli.Traces;

/// <summary>A message of a cascade and, below it, what it set off.</summary>
/// <param name="Span">The message.</param>
/// <param name="Below">What it set off, as far as it is shown.</param>
/// <param name="Hidden">Messages below it that are deeper than asked for.</param>
internal sealed record CascadeTree(CascadeSpan Span, IReadOnlyList<CascadeTree> Below, int Hidden)
{
    /// <param name="cascade">All of it.</param>
    /// <param name="actor">Only branches that concern this actor; null: all.</param>
    /// <param name="depth">Steps from the stimulus; null: all.</param>
    public static CascadeTree Of(EndedCascade cascade, string? actor, int? depth)
    {
        var byCause = cascade.Spans.ToLookup(span => span.ParentId);
        return Branch(cascade.Spans[0], byCause, actor, depth ?? int.MaxValue) ?? new CascadeTree(cascade.Spans[0], [], 0);
    }

    /// <summary>Whether an actor speaks, is addressed or is moved in a message.</summary>
    public static bool Concerns(CascadeSpan span, string actor) =>
        actor.Equals(span[TelemetryNames.SenderId])
        || actor.Equals(span[TelemetryNames.StanceActor])
        || (span[TelemetryNames.ReceiverId] is string receivers && receivers.Split('+').Contains(actor));

    /// <summary>A branch; null when it does not concern the actor.</summary>
    private static CascadeTree? Branch(CascadeSpan span, ILookup<ActivitySpanId, CascadeSpan> byCause, string? actor, int depth)
    {
        CascadeTree[] below = [.. byCause[span.SpanId].Select(effect => Branch(effect, byCause, actor, depth - 1)).OfType<CascadeTree>()];
        if (actor is not null && below.Length == 0 && !Concerns(span, actor))
        {
            return null;
        }

        return depth > 0 ? new CascadeTree(span, below, 0) : new CascadeTree(span, [], below.Sum(Count));
    }

    private static int Count(CascadeTree tree) => 1 + tree.Hidden + tree.Below.Sum(Count);
}
