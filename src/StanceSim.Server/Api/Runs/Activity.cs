using System.Runtime.InteropServices;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Runs;

/// <summary>Counts messages by when they were sent, so that a whole run can be looked over however many it has.</summary>
internal static class Activity
{
    /// <summary>Entries of a column, at most: more than there are pixels.</summary>
    public const int MostStretches = 20_000;

    /// <param name="journal">The run; its events must be ready.</param>
    /// <param name="query">Which messages count; the ticks it names are those that are told.</param>
    /// <param name="every">Ticks in a stretch; null: as few as give no more than <see cref="MostStretches"/>.</param>
    /// <exception cref="ApiException">There is nothing between the ticks, or too many stretches are asked for.</exception>
    public static ActivityColumns Of(RunJournal journal, MessageQuery query, int? every)
    {
        var (first, last) = Asked.Frames(journal, query.FromTick, query.ToTick);
        var ticks = last - first + 1;
        var length = every ?? ((ticks - 1) / MostStretches) + 1;
        if (length < 1 || (ticks - 1) / length >= MostStretches)
        {
            throw Refuse.Query($"`every` must be at least 1 and give at most {MostStretches} stretches, not {length} for {ticks} ticks.", "Leave it out, or ask for fewer ticks.");
        }

        var stretches = ((ticks - 1) / length) + 1;
        var (sent, tone) = (new int[stretches], new int[stretches]);
        // The run may have gone on meanwhile.
        foreach (var entry in query.Search(journal).Where(entry => entry.Row.Sent <= last))
        {
            var stretch = (entry.Row.Sent - first) / length;
            sent[stretch]++;
            tone[stretch] += Math.Sign(entry.Row.Intensity);
        }

        return new ActivityColumns(
            first, last, length, sent.Sum(), ImmutableCollectionsMarshal.AsImmutableArray(sent), ImmutableCollectionsMarshal.AsImmutableArray(tone));
    }
}
