using StanceSim.Model.Changes;

namespace StanceSim.Server.Live.Journal;

/// <summary>Steps that writing a journal takes, whether the run goes on or is read from its folder.</summary>
internal static class JournalTicks
{
    /// <summary>Adds a contribution, and what its message did.</summary>
    public static void AddPart(this RunJournal journal, Variable variable, int subject, int actor, in ContributionEntry part)
    {
        journal.Changes.Add(part);
        if (part.Message >= 0 && variable == Variable.Position)
        {
            var share = part.Amount / journal.Cast.HalfWidths[subject];
            journal.Messages[part.Message].Gross += Math.Abs(share);
            journal.Flows.Add(subject, part.Message, actor, share);
        }
    }

    /// <summary>Ends a tick: nothing more of it will be added.</summary>
    public static void EndTick(this RunJournal journal, int tick)
    {
        journal.Changes.EndTick();
        journal.Flows.EndTick(journal.Messages, journal.Messages.TakeDue(tick), journal.Cast.FindActor);
    }
}
