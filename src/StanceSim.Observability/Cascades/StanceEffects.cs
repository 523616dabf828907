using System.Collections.Immutable;
using System.Runtime.InteropServices;
using StanceSim.Experiments.Results;
using StanceSim.Model.Changes;

namespace StanceSim.Observability.Cascades;

/// <summary>The change that shows best what a message did, and what else had a part in it.</summary>
/// <param name="Change">The change.</param>
/// <param name="Contribution">The message's share of it.</param>
/// <param name="Others">Other messages and their shares, strongest first.</param>
/// <param name="Omitted">Further messages that had a part in it.</param>
internal sealed record StanceEffect(Change Change, double Contribution, ImmutableArray<(TracedMessage Message, double Share)> Others, int Omitted)
{
    /// <summary>What routine statements, anchors and everything else but the messages told added to the change.</summary>
    public double Rest => Change.After - Change.Before - Contribution - Others.Sum(other => other.Share);
}

/// <summary>A position that crossed a line.</summary>
/// <param name="Change">The change in which it did.</param>
/// <param name="Line">Where the line is, in half-widths from the middle of the scale: 0, or ±<see cref="StanceEffects.Threshold"/>.</param>
internal readonly record struct Crossing(Change Change, double Line);

/// <summary>Finds, among the changes of a tick, what each message heard in it did.</summary>
/// <remarks>
/// A message is shown by a position it moved, or else a deterrence, or else a regard; of those by an addressee's before another
/// hearer's; of those by the one in which its share is largest.
/// </remarks>
internal sealed class StanceEffects(ImmutableArray<IssueSummary> issues)
{
    /// <summary>Links of one span, at most. Backends cut off at 128.</summary>
    public const int MostOthers = 16;

    /// <summary>Events of one span, at most. Backends cut off at 128.</summary>
    public const int MostCrossings = 64;

    /// <summary>Halfway between neutral and an end of the scale, in half-widths: where a leaning becomes a firm position.</summary>
    public const double Threshold = 0.5;

    private readonly Dictionary<TracedMessage, Choice> choices = [];

    /// <summary>Writes into every message what it did.</summary>
    /// <param name="log">All changes of the tick.</param>
    /// <param name="find">The message of an id; null when nothing is known of it.</param>
    public void Observe(ChangeLog log, Func<string, TracedMessage?> find)
    {
        choices.Clear();
        for (var index = 0; index < log.Changes.Length; index++)
        {
            var change = log.Changes[index];
            Weigh(log.Of(change), change, index, find);
        }

        foreach (var (traced, choice) in choices)
        {
            traced.Effect = EffectOf(traced, log, log.Changes[choice.Index], find);
        }
    }

    private void Weigh(ReadOnlySpan<Contribution> parts, Change change, int index, Func<string, TracedMessage?> find)
    {
        var isPosition = change.Variable == Variable.Position;
        (TracedMessage? Message, double Share) strongest = (null, 0);
        foreach (ref readonly var part in parts)
        {
            if (part.Message is null || find(part.Message) is not { } traced)
            {
                continue;
            }

            // What was told stays as it is, since another thread may be putting it into words.
            var isTold = traced.Cascade.IsTold;
            traced.Moved += isPosition && !isTold ? 1 : 0;
            if (part.Amount * (change.After - change.Before) > 0 && Math.Abs(part.Amount) > Math.Abs(strongest.Share))
            {
                strongest = (traced, part.Amount);
            }

            if (!traced.IsLeftOut && !isTold)
            {
                ref var choice = ref CollectionsMarshal.GetValueRefOrAddDefault(choices, traced, out var isKnown);
                var candidate = new Choice(index, Rank(change, traced), Math.Abs(part.Amount));
                choice = !isKnown || candidate.IsBetterThan(choice) ? candidate : choice;
            }
        }

        if (isPosition && strongest.Message is { IsLeftOut: false, Cascade.IsTold: false } mover)
        {
            Cross(mover, change);
        }
    }

    private void Cross(TracedMessage mover, Change change)
    {
        var issue = issues[change.Subject];
        var (middle, half) = ((issue.Low + issue.High) / 2, (issue.High - issue.Low) / 2);
        var (before, after) = ((change.Before - middle) / half, (change.After - middle) / half);
        foreach (var line in (ReadOnlySpan<double>)[-Threshold, 0, Threshold])
        {
            if ((before < line && after > line) || (before > line && after < line))
            {
                mover.Crossings ??= [];
                if (mover.Crossings.Count < MostCrossings)
                {
                    mover.Crossings.Add(new Crossing(change, line));
                }
            }
        }
    }

    private static int Rank(Change change, TracedMessage traced) =>
        (2 * change.Variable switch { Variable.Position => 0, Variable.Deterrence => 1, _ => 2 })
        + (traced.Message.IsAddressedTo(change.Actor) ? 0 : 1);

    private static StanceEffect EffectOf(TracedMessage traced, ChangeLog log, Change change, Func<string, TracedMessage?> find)
    {
        double own = 0;
        var others = new List<(TracedMessage Message, double Share)>();
        foreach (var part in log.Of(change))
        {
            if (part.Message is null || find(part.Message) is not { } message)
            {
                continue;
            }

            if (ReferenceEquals(message, traced))
            {
                own += part.Amount;
            }
            else if (others.Count > 0 && ReferenceEquals(others[^1].Message, message))
            {
                others[^1] = (message, others[^1].Share + part.Amount);
            }
            else
            {
                others.Add((message, part.Amount));
            }
        }

        return new StanceEffect(
            change, own, [.. others.OrderByDescending(other => Math.Abs(other.Share)).Take(MostOthers)], Math.Max(0, others.Count - MostOthers));
    }

    private readonly record struct Choice(int Index, int Rank, double Share)
    {
        public bool IsBetterThan(Choice other) => Rank < other.Rank || (Rank == other.Rank && Share > other.Share);
    }
}
