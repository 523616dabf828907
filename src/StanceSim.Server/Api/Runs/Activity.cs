using System.Runtime.InteropServices;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Runs;

/// <summary>Tells by ticks what was sent and how far all moved, so that a whole run can be looked over however long it is.</summary>
internal static class Activity
{
    /// <param name="journal">The run; its events must be ready.</param>
    /// <param name="query">Which messages count; the ticks it names are those that are told.</param>
    /// <param name="every">Ticks in a stretch, or null.</param>
    /// <exception cref="ApiException">There is nothing between the ticks, or too many stretches are asked for.</exception>
    public static ActivityColumns Messages(RunJournal journal, MessageQuery query, int? every)
    {
        var (first, last) = Asked.Frames(journal, query.FromTick, query.ToTick);
        var stretches = Stretches.Of(first, last, every);
        var (sent, tone) = (new int[stretches.Count], new int[stretches.Count]);

        // The run may have gone on meanwhile.
        foreach (var entry in query.Search(journal).Where(entry => entry.Row.Sent <= last))
        {
            var stretch = stretches.Of(entry.Row.Sent);
            sent[stretch]++;
            tone[stretch] += Math.Sign(entry.Row.Intensity);
        }

        return new ActivityColumns(
            first, last, stretches.Every, sent.Sum(), ImmutableCollectionsMarshal.AsImmutableArray(sent), ImmutableCollectionsMarshal.AsImmutableArray(tone));
    }

    /// <param name="journal">The run; its stances must be ready.</param>
    /// <param name="issue">Index of the issue.</param>
    /// <param name="fromTick">First tick; null: the first of the run.</param>
    /// <param name="every">Ticks in a stretch, or null.</param>
    /// <exception cref="ApiException">The tick is not there yet, or too many stretches are asked for.</exception>
    public static MovementColumns Movement(RunJournal journal, int issue, int? fromTick, int? every)
    {
        var first = Asked.Frames(journal, fromTick, null).From;
        var last = Math.Min(journal.Stances.Ticks, Math.Max(0, journal.Newest)) - 1;
        var stretches = Stretches.Of(first, last, every);
        var moved = new double[stretches.Count];
        for (var tick = first; tick <= last; tick++)
        {
            moved[stretches.Of(tick)] += journal.Stances.Movement(tick, issue);
        }

        return new MovementColumns(first, last, stretches.Every, ImmutableCollectionsMarshal.AsImmutableArray(moved));
    }
}
