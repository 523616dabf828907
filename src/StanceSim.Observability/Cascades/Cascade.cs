using System.Diagnostics;

namespace StanceSim.Observability.Cascades;

/// <summary>A stimulus and what it set off so far. Keeps the shallowest messages, those of one depth in the order in which they were sent, and counts the rest.</summary>
/// <param name="traceId">Its trace.</param>
/// <param name="cap">Messages kept, at most.</param>
internal sealed class Cascade(ActivityTraceId traceId, int cap)
{
    private readonly List<List<TracedMessage>> byDepth = [];

    /// <summary>One to which its spans link and which is not over, as far as was looked.</summary>
    private Cascade? awaited;

    public ActivityTraceId TraceId => traceId;

    public int Kept { get; private set; }

    public int LeftOut { get; private set; }

    /// <summary>Depth of its deepest message, kept or not.</summary>
    public int Depth { get; private set; }

    /// <summary>Tick in which its last message was heard, or will be.</summary>
    public int LastTick { get; private set; }

    /// <summary>It was told, or had to make room; what it causes from now on is a stimulus of its own.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Nothing is added to it any more, as far as the rules of the world say.</summary>
    public bool IsOver { get; set; }

    /// <summary>Its spans were handed out.</summary>
    public bool IsTold { get; set; }

    /// <summary>Whether what its spans say about others can change no more: those that they link to are over too.</summary>
    public bool IsSettled
    {
        get
        {
            if (awaited is null or { IsOver: true } or { IsEnded: true })
            {
                awaited = byDepth.SelectMany(messages => messages)
                    .SelectMany(traced => traced.Effect?.Others ?? [])
                    .FirstOrDefault(other => other.Message is { IsLeftOut: false, Cascade: { IsOver: false, IsEnded: false } })
                    .Message?.Cascade;
            }

            return awaited is null;
        }
    }

    public TimeSpan End { get; private set; }

    public TracedMessage Stimulus => byDepth[0][0];

    /// <summary>The kept messages in order of time.</summary>
    public IEnumerable<TracedMessage> Messages =>
        byDepth.SelectMany(messages => messages).OrderBy(traced => traced.Message.Sent).ThenBy(traced => traced.Order);

    public void Add(TracedMessage traced)
    {
        Depth = Math.Max(Depth, traced.Depth);
        LastTick = Math.Max(LastTick, traced.Message.Due);
        End = traced.End > End ? traced.End : End;
        if (Kept == cap && !MakesRoomFor(traced))
        {
            LeaveOut(traced);
            return;
        }

        while (byDepth.Count <= traced.Depth)
        {
            byDepth.Add([]);
        }

        byDepth[traced.Depth].Add(traced);
        Kept++;
    }

    /// <summary>Leaves out the last of the deepest if that is deeper. A cause is shallower than what it causes, so no kept message loses its cause.</summary>
    private bool MakesRoomFor(TracedMessage traced)
    {
        var deepest = byDepth[^1];
        if (byDepth.Count - 1 <= traced.Depth)
        {
            return false;
        }

        LeaveOut(deepest[^1]);
        deepest.RemoveAt(deepest.Count - 1);
        Kept--;
        while (byDepth[^1].Count == 0)
        {
            byDepth.RemoveAt(byDepth.Count - 1);
        }

        return true;
    }

    private void LeaveOut(TracedMessage traced)
    {
        traced.IsLeftOut = true;
        (traced.Effect, traced.Crossings) = (null, null);
        LeftOut++;
    }
}
