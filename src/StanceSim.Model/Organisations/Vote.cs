namespace StanceSim.Model.Organisations;

/// <summary>
/// One vote on one issue. With single-peaked preferences a procedure lets the status quo move only as far as its pivotal
/// member wants: the nearest member under unanimity, the member who completes the needed votes under a majority, and never
/// past a veto player (Krehbiel 1998, Pivotal Politics; Tsebelis 2002, Veto Players).
/// </summary>
internal sealed class Vote
{
    private const double Slack = 1e-9;
    private readonly DecisionRule rule;
    private readonly Ballot[] ballots;
    private readonly double all;
    private readonly double before;

    private Vote(Tick tick, Organisation organisation, DecisionRule rule)
    {
        var issues = tick.World.IssueCount;
        this.rule = rule;
        before = tick.Now.Positions[(organisation.Actor * issues) + rule.Issue];
        ballots = [.. organisation.Members.Select(member =>
            new Ballot(member.Actor, member.Votes, tick.Next.Positions[(member.Actor * issues) + rule.Issue]))];
        all = ballots.Sum(ballot => ballot.Votes);
    }

    /// <summary>What the members decide; null when they want no change.</summary>
    public static Decision? On(Tick tick, Organisation organisation, DecisionRule rule)
    {
        var vote = new Vote(tick, organisation, rule);
        var pivot = vote.Pivot();
        int[] blockers = pivot is null ? vote.Blockers() : [];
        return pivot is null && blockers.Length == 0 ? null : new Decision
        {
            Tick = tick.Number,
            Organisation = organisation.Actor,
            Issue = rule.Issue,
            Procedure = rule.Procedure,
            Blocked = pivot is null,
            Before = vote.before,
            After = pivot?.Position ?? vote.before,
            Pivot = pivot?.Actor ?? -1,
            Blockers = [.. blockers],
        };
    }

    /// <summary>The member whose position is taken, or null when the status quo stands.</summary>
    private Ballot? Pivot()
    {
        var (up, down) = (Needed(Upwards), Needed(Downwards));
        if (rule.Procedure == Procedure.WeightedMedian && up.Position < before && before < down.Position)
        {
            // The votes split in half around the status quo: both are medians, and the nearer one is taken.
            var isUpNearer = down.Position - before < before - up.Position;
            return isUpNearer ? WithVetoes(Upwards, down) : WithVetoes(Downwards, up);
        }

        return WithVetoes(Upwards, up) ?? WithVetoes(Downwards, down);
    }

    /// <summary>The member who completes the needed votes, starting with those who want to go furthest.</summary>
    private Ballot Needed(int direction)
    {
        double votes = 0;
        return InOrder(direction).First(ballot => IsEnough(votes += ballot.Votes));
    }

    /// <summary>The first of the pivot and the veto players on the way in that direction; null when it does not lie on the way.</summary>
    private Ballot? WithVetoes(int direction, Ballot pivot)
    {
        foreach (var veto in InOrder(direction).Where(ballot => rule.VetoPlayers.Contains(ballot.Actor)))
        {
            pivot = direction * (veto.Position - pivot.Position) < 0 ? veto : pivot;
        }

        return Wants(direction, pivot) ? pivot : null;
    }

    private bool IsEnough(double votes) => rule.Procedure switch
    {
        Procedure.Unanimity => votes >= all - Slack,
        Procedure.QualifiedMajority => votes >= (rule.Quota * all) - Slack,
        _ => votes > (all / 2) + Slack,
    };

    /// <summary>Who stood in the way of what most votes wanted, ascending: those opposed whose votes were missing, or else those with a veto.</summary>
    private int[] Blockers()
    {
        foreach (var direction in (ReadOnlySpan<int>)[Upwards, Downwards])
        {
            var inFavour = ballots.Where(ballot => Wants(direction, ballot)).Sum(ballot => ballot.Votes);
            if (inFavour > (all / 2) + Slack)
            {
                return [.. ballots
                    .Where(ballot => !Wants(direction, ballot))
                    .Where(ballot => !IsEnough(inFavour) || rule.VetoPlayers.Contains(ballot.Actor))
                    .Select(ballot => ballot.Actor)];
            }
        }

        return [];
    }

    private bool Wants(int direction, Ballot ballot) => direction * (ballot.Position - before) > Slack;

    private IEnumerable<Ballot> InOrder(int direction) => ballots.OrderByDescending(ballot => direction * ballot.Position);

    private const int Upwards = 1;
    private const int Downwards = -1;

    private sealed record Ballot(int Actor, double Votes, double Position);
}
