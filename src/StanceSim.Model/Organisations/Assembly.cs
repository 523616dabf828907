using StanceSim.Model.Changes;

namespace StanceSim.Model.Organisations;

/// <summary>
/// Phase 4: an organisation's members decide its position. On one issue with single-peaked preferences, a procedure lets the
/// status quo move only as far as its pivotal member wants: the nearest member under unanimity, the member who completes the
/// needed votes under a majority, and never past a veto player (Krehbiel 1998, Pivotal Politics; Tsebelis 2002, Veto Players).
/// </summary>
internal static class Assembly
{
    private const double Slack = 1e-9;

    /// <summary>Writes the organisation's row of the next frame; tells changes and decisions only where <paramref name="tells"/>.</summary>
    public static void Decide(Tick tick, Organisation organisation, bool tells, List<Decision> decisions)
    {
        foreach (var rule in organisation.Decisions)
        {
            // The status quo stands unless the members decide otherwise.
            var cell = (organisation.Actor * tick.World.IssueCount) + rule.Issue;
            tick.Next.Positions[cell] = tick.Now.Positions[cell];
            tick.Next.Movers[cell] = tick.Now.Movers[cell];
            var meets = rule.Meetings.IsEmpty || rule.Meetings.Contains(tick.Number);
            if (!meets || Vote(tick, organisation, rule) is not { } decision)
            {
                continue;
            }

            var mover = decision.Blocked ? null : tick.Next.Movers[(decision.Pivot * tick.World.IssueCount) + rule.Issue];
            tick.Next.Positions[cell] = decision.After;
            tick.Next.Said[cell] = decision.After;
            tick.Next.Movers[cell] = mover ?? tick.Now.Movers[cell];
            if (tells)
            {
                decisions.Add(decision);
                tick.Log?.Add(Mechanism.Decision, decision.Pivot, mover?.Message, decision.After - decision.Before);
                tick.Log?.Close(tick.Number, organisation.Actor, Variable.Position, rule.Issue, decision.Before, decision.After);
            }
        }
    }

    private static Decision? Vote(Tick tick, Organisation organisation, DecisionRule rule)
    {
        var before = tick.Now.Positions[(organisation.Actor * tick.World.IssueCount) + rule.Issue];
        var ballots = organisation.Members
            .Select(member => new Ballot(member.Actor, member.Votes, tick.Next.Positions[(member.Actor * tick.World.IssueCount) + rule.Issue]))
            .ToArray();

        var (up, upPivot) = Reach(ballots.OrderByDescending(ballot => ballot.Position), rule, Math.Min);
        var (down, downPivot) = Reach(ballots.OrderBy(ballot => ballot.Position), rule, Math.Max);
        var (after, pivot) = up > before + Slack ? (up, upPivot) : down < before - Slack ? (down, downPivot) : (before, -1);
        var blockers = pivot >= 0 ? [] : OpposedTo(ballots, before);
        return pivot < 0 && blockers.Length == 0 ? null : new Decision
        {
            Tick = tick.Number,
            Organisation = organisation.Actor,
            Issue = rule.Issue,
            Procedure = rule.Procedure,
            Blocked = pivot < 0,
            Before = before,
            After = after,
            Pivot = pivot,
            Blockers = [.. blockers],
        };
    }

    /// <summary>How far the procedure lets the position move in one direction: ballots come in the order of wanting to go furthest.</summary>
    private static (double Position, int Pivot) Reach(IEnumerable<Ballot> ordered, DecisionRule rule, Func<double, double, double> nearer)
    {
        var ballots = ordered.ToArray();
        var all = ballots.Sum(ballot => ballot.Votes);
        double votes = 0;
        var pivot = ballots.First(ballot => IsEnough(votes += ballot.Votes, all, rule));
        foreach (var veto in ballots.Where(ballot => rule.VetoPlayers.Contains(ballot.Actor)))
        {
            pivot = nearer(veto.Position, pivot.Position) == pivot.Position ? pivot : veto;
        }

        return (pivot.Position, pivot.Actor);
    }

    private static bool IsEnough(double votes, double all, DecisionRule rule) => rule.Procedure switch
    {
        Procedure.Unanimity => votes >= all - Slack,
        Procedure.QualifiedMajority => votes >= (rule.Quota * all) - Slack,
        Procedure.Majority => votes > (all / 2) + Slack,
        _ => votes >= (all / 2) - Slack,
    };

    /// <summary>Those who stood in the way of what most votes wanted, ascending; nobody when most wanted no change.</summary>
    private static int[] OpposedTo(Ballot[] ballots, double before)
    {
        var half = ballots.Sum(ballot => ballot.Votes) / 2;
        var wantUp = ballots.Where(ballot => ballot.Position > before + Slack).Sum(ballot => ballot.Votes) > half + Slack;
        var wantDown = ballots.Where(ballot => ballot.Position < before - Slack).Sum(ballot => ballot.Votes) > half + Slack;
        return [.. ballots
            .Where(ballot => (wantUp && ballot.Position <= before + Slack) || (wantDown && ballot.Position >= before - Slack))
            .Select(ballot => ballot.Actor)];
    }

    private readonly record struct Ballot(int Actor, double Votes, double Position);
}
