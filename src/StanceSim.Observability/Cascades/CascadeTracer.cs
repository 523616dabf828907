using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Observability.Cascades;

/// <summary>
/// Sorts the messages of a run into cascades, one for each stimulus: a message that no other message of the run set off. It
/// reads nothing but what a run tells tick by tick, so every engine, and the run's folder, gives the same spans.
/// </summary>
/// <remarks>
/// A position moved today can set off a policy much later, so a cascade is told when the run ends, or where the plan is known,
/// as soon as the rules of the world let nothing be added to it; the spans are the same. <see cref="MostOpenSpans"/> are held;
/// beyond that the cascade that has been quiet longest is told first. Not thread-safe.
/// </remarks>
public sealed class CascadeTracer
{
    /// <summary>Spans of one trace, at most, unless told otherwise: what backends show well.</summary>
    public const int DefaultCap = 500;

    /// <summary>Spans of all cascades that were not told yet, at most: some 100 MB.</summary>
    public const int MostOpenSpans = 1 << 17;

    /// <summary>Messages whose cascade is remembered, at most. What an older one causes counts as a stimulus.</summary>
    public const int MostRemembered = 1 << 20;

    private readonly int cap;
    private readonly int mostOpen;
    private readonly SpanText text;
    private readonly StanceEffects effects;
    private readonly Dictionary<string, TracedMessage> known = [];
    private readonly Queue<string> byAge = new();
    private readonly SortedDictionary<int, List<Message>> later = [];
    private readonly List<Cascade> open = [];
    private readonly List<Cascade> untold = [];
    private readonly CascadeEnds? ends;
    private bool countsOnly;
    private int lastTick;

    /// <param name="run">Who and what occurs in the run; counts and files do not matter.</param>
    /// <param name="noteOf">What is known of a message for readers besides its own text; null: nothing.</param>
    /// <param name="cap">Spans of one trace, ≥ 1.</param>
    /// <param name="mostOpen">Spans held, ≥ <paramref name="cap"/>.</param>
    /// <param name="plan">The run to come, so that cascades can be told before it ends; null: they are not.</param>
    public CascadeTracer(
        Manifest run, Func<Message, string?>? noteOf = null, int cap = DefaultCap, int mostOpen = MostOpenSpans, RunPlan? plan = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cap, 1);
        ends = plan is null ? null : new CascadeEnds(plan);
        (this.cap, this.mostOpen) = (cap, Math.Max(cap, mostOpen));
        (text, effects) = (new SpanText(run, noteOf), new StanceEffects(run.Issues));
    }

    /// <summary>From now on it only counts: cascades are handed out at the end of the run, and what their messages did is not looked for.</summary>
    public void CountOnly() => countsOnly = true;

    /// <summary>Takes in a frame. Frames come in order.</summary>
    /// <param name="tick">Its number.</param>
    /// <param name="sent">Messages told with it, in canonical order.</param>
    /// <param name="changes">Changes of the tick before it; empty when they are not recorded.</param>
    /// <returns>Stimuli that are sent with it.</returns>
    public IReadOnlyList<BegunStimulus> Observe(int tick, IReadOnlyList<Message> sent, ChangeLog changes)
    {
        lastTick = tick;
        if (!countsOnly)
        {
            effects.Observe(changes, known.GetValueOrDefault);
            ends?.Hear(tick, changes, known.GetValueOrDefault);
        }

        foreach (var message in sent)
        {
            if (!later.TryGetValue(message.Sent, out var batch))
            {
                later.Add(message.Sent, batch = []);
            }

            batch.Add(message);
        }

        return later.Remove(tick, out var now) ? Place(now) : [];
    }

    /// <summary>Cascades to which nothing can be added any more, in the order in which they began.</summary>
    public IReadOnlyList<EndedCascade> Over()
    {
        if (ends is null || countsOnly || !untold.Exists(IsQuiet) || ends.Held(lastTick, later.Values.SelectMany(batch => batch), Known) is not { } held)
        {
            return [];
        }

        foreach (var cascade in untold)
        {
            cascade.IsOver |= IsQuiet(cascade) && !held.Contains(cascade);
        }

        EndedCascade[] told = [.. untold.Where(cascade => cascade.IsOver && cascade.IsSettled).Select(Told)];
        untold.RemoveAll(cascade => cascade.IsTold);
        return told;
    }

    /// <summary>Cascades that must be told before the run ends, because too many spans are held. Usually none.</summary>
    public IEnumerable<EndedCascade> Overflow()
    {
        var held = open.Sum(cascade => cascade.Kept);
        if (held <= mostOpen)
        {
            yield break;
        }

        foreach (var cascade in open.OrderBy(cascade => cascade.LastTick).ToArray())
        {
            // A little more than needed, so that this is not done again at once.
            if (held <= mostOpen - (mostOpen / 8))
            {
                yield break;
            }

            // One that was told already makes room as well, so that the others are told as they would be without.
            held -= cascade.Kept;
            open.Remove(cascade);
            untold.Remove(cascade);
            if (!cascade.IsTold)
            {
                yield return AtOnce(Told(cascade));
            }
        }
    }

    /// <summary>All cascades that were not told yet, in the order in which they began. The run is over.</summary>
    public IEnumerable<EndedCascade> End()
    {
        foreach (var batch in later.Values)
        {
            Place(batch);
        }

        later.Clear();
        foreach (var cascade in open.Where(cascade => !cascade.IsTold))
        {
            yield return Told(cascade);
        }

        open.Clear();
        untold.Clear();
        known.Clear();
        byAge.Clear();
    }

    /// <summary>All its messages were heard.</summary>
    private bool IsQuiet(Cascade cascade) => cascade.LastTick < lastTick;

    private List<BegunStimulus> Place(List<Message> batch)
    {
        var stimuli = new List<BegunStimulus>();
        var order = 0;
        // Causes are shallower than what they cause, also where both are sent in one tick.
        foreach (var message in batch.OrderBy(message => message.Depth))
        {
            var cause = message.Cause is null ? null : Known(message.Cause.Message);
            var isStimulus = cause is null || cause.Cascade.IsEnded;
            var cascade = isStimulus ? new Cascade(TraceIds.TraceOf(text.Run, message.Id), cap) : cause!.Cascade; // a stimulus has none
            var traced = new TracedMessage(message, cascade, isStimulus ? null : cause, order++);
            cascade.Add(traced);
            Remember(traced);
            if (!countsOnly)
            {
                ends?.Add(traced);
            }

            if (isStimulus)
            {
                traced.CauseElsewhere = cause is null ? null : (cause.Cascade.TraceId, cause.SpanIdIn(text.Run));
                open.Add(cascade);
                untold.Add(cascade);
                stimuli.Add(text.Begun(traced));
            }
        }

        return stimuli;
    }

    /// <summary>A message by id, or the announcement of a conditional act that was not carried out.</summary>
    private TracedMessage? Known(string id) =>
        known.GetValueOrDefault(id) ?? known.GetValueOrDefault(id + ScheduledMessage.AnnouncementSuffix);

    private void Remember(TracedMessage traced)
    {
        if (known.TryAdd(traced.Message.Id, traced))
        {
            byAge.Enqueue(traced.Message.Id);
        }

        if (byAge.Count > MostRemembered)
        {
            known.Remove(byAge.Dequeue());
        }
    }

    /// <summary>Puts spans into words now: they link to cascades that may still change.</summary>
    private EndedCascade AtOnce(EndedCascade cascade)
    {
        if (!countsOnly)
        {
            _ = cascade.Spans;
        }

        return cascade;
    }

    private EndedCascade Told(Cascade cascade)
    {
        (cascade.IsEnded, cascade.IsTold) = (true, true);
        var last = lastTick;
        return new EndedCascade(
            cascade.Stimulus.Message.Id,
            cascade.TraceId,
            cascade.Kept + cascade.LeftOut,
            cascade.Kept,
            () => [.. cascade.Messages.Select(traced => text.SpanOf(traced, last))]);
    }
}
