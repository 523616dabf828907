using StanceSim.Model.Changes;

namespace StanceSim.Model.Organisations;

/// <summary>
/// Phase 4: organisations' members decide their positions. The status quo stands unless they decide otherwise; of
/// organisations that are members of others, those that come first in the scenario decide first.
/// </summary>
/// <remarks>Deciding twice over the same frames gives the same rows, so every partition can do it for itself.</remarks>
internal static class Assembly
{
    /// <summary>Writes all organisations' rows of the next frame; tells changes and decisions only of those in [first, last).</summary>
    public static void Decide(Tick tick, int first, int last, List<Decision> decisions)
    {
        foreach (var organisation in tick.World.Organisations)
        {
            foreach (var rule in organisation.Decisions)
            {
                KeepStatusQuo(tick, organisation.Actor, rule.Issue);
            }
        }

        foreach (var organisation in tick.World.Organisations)
        {
            var tells = organisation.Actor >= first && organisation.Actor < last;
            foreach (var rule in organisation.Decisions)
            {
                var meets = rule.Meetings.IsEmpty || rule.Meetings.Contains(tick.Number);
                if (meets && Vote.On(tick, organisation, rule) is { } decision)
                {
                    var cause = Adopt(tick, decision);
                    if (tells)
                    {
                        decisions.Add(decision);
                        Tell(tick, decision, cause);
                    }
                }
            }
        }
    }

    private static void KeepStatusQuo(Tick tick, int organisation, int issue)
    {
        var cell = (organisation * tick.World.IssueCount) + issue;
        tick.Next.Positions[cell] = tick.Now.Positions[cell];
        tick.Next.Movers[cell] = tick.Now.Movers[cell];
        if (tick.World.SpeaksEveryTick(organisation))
        {
            tick.Next.Said[cell] = tick.Now.Positions[cell];
        }
    }

    /// <summary>Takes the position, which an organisation states in public when it adopts it; returns what moved the pivotal member.</summary>
    private static Messages.Cause? Adopt(Tick tick, Decision decision)
    {
        if (decision.Blocked)
        {
            return null;
        }

        var cell = (decision.Organisation * tick.World.IssueCount) + decision.Issue;
        var cause = tick.Next.Movers[(decision.Pivot * tick.World.IssueCount) + decision.Issue];
        tick.Next.Positions[cell] = decision.After;
        tick.Next.Said[cell] = decision.After;
        tick.Next.Movers[cell] = cause ?? tick.Now.Movers[cell];
        return cause;
    }

    private static void Tell(Tick tick, Decision decision, Messages.Cause? cause)
    {
        tick.Log?.Add(Mechanism.Decision, decision.Pivot, cause?.Message, decision.After - decision.Before);
        tick.Log?.Close(
            tick.Number, decision.Organisation, Variable.Position, decision.Issue, decision.Before, decision.After);
    }
}
