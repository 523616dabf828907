using StanceSim.Model.Changes;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Explain;

/// <summary>Contributions to changes summed up: by where they came from, by whom, of whom.</summary>
internal static class Tallies
{
    /// <summary>All changes of one quantity between two frames by where they came from.</summary>
    public static JourneyShape Journey(RunJournal journal, int actor, int issue, Variable variable, int from, int to)
    {
        var (cast, sums) = (journal.Cast, new Dictionary<(int Source, int Mechanism), Sum>());
        var moves = new List<MoveShape>();
        foreach (var (change, parts) in journal.Changes.WithParts(from, to, change => change.Actor == actor && change.Variable == variable && change.Subject == issue))
        {
            moves.Add(new MoveShape(change.Tick, change.Before, change.After));
            foreach (var part in parts)
            {
                Add(sums, (part.Source, part.Mechanism), part);
            }
        }

        var values = journal.Stances.Series((actor * cast.Issues) + issue, variable == Variable.Deterrence, from, to);
        var shares = sums.OrderByDescending(sum => Math.Abs(sum.Value.Net)).Select(sum => new ShareShape(
            cast.ActorId(sum.Key.Source),
            cast.TieBetween(actor, sum.Key.Source),
            MechanismNames.Of(sum.Key.Mechanism),
            sum.Value.Net,
            sum.Value.Gross,
            sum.Value.Message < 0 ? null : journal.Messages[sum.Value.Message].Row.Id));
        return new JourneyShape(
            cast.Manifest.Actors[actor].Id, cast.IssueId(issue), Experiments.Results.Recording.Names.Of(variable), from, to, values[0], values[^1], [.. shares], [.. moves]);
    }

    /// <summary>Who moved whom between two frames, by gross.</summary>
    public static IReadOnlyList<InfluenceShape> Influence(RunJournal journal, int? issue, int from, int to)
    {
        var (cast, sums) = (journal.Cast, new Dictionary<(int Source, int Actor, int Issue), Sum>());
        foreach (var (change, parts) in journal.Changes.WithParts(from, to, change => change.Variable == Variable.Position && (issue is null || change.Subject == issue)))
        {
            foreach (var part in parts)
            {
                if (part.Source >= 0)
                {
                    Add(sums, (part.Source, change.Actor, change.Subject), part);
                }
            }
        }

        return [.. sums
            .OrderByDescending(sum => sum.Value.Gross / cast.HalfWidths[sum.Key.Issue])
            .ThenBy(sum => sum.Key)
            .Select(sum => new InfluenceShape(
                cast.Manifest.Actors[sum.Key.Source].Id, cast.Manifest.Actors[sum.Key.Actor].Id, cast.IssueId(sum.Key.Issue), sum.Value.Net, sum.Value.Gross))];
    }

    /// <summary>Who moved between two frames, longest first, and who moved them most.</summary>
    public static IReadOnlyList<MovementShape> Movements(RunJournal journal, int? issue, int from, int to)
    {
        const int SourcesShown = 3;
        var cast = journal.Cast;
        var sources = Influence(journal, issue, from, to).ToLookup(entry => (entry.Actor, entry.Issue));
        var (first, last) = (journal.Stances.Positions(from), journal.Stances.Positions(to));
        return [.. Enumerable.Range(0, cast.Cells)
            .Where(cell => issue is null || cell % cast.Issues == issue)
            .Select(cell =>
            {
                var (actor, what) = (cast.Manifest.Actors[cell / cast.Issues].Id, cell % cast.Issues);
                return new MovementShape(
                    actor,
                    cast.IssueId(what),
                    first[cell],
                    last[cell],
                    Math.Abs(last[cell] - first[cell]) / cast.HalfWidths[what],
                    [.. sources[(actor, cast.IssueId(what))].Take(SourcesShown).Select(entry => new SourceShare(entry.Source, entry.Net, entry.Gross))]);
            })
            .OrderByDescending(movement => movement.Relative)];
    }

    private static void Add<TKey>(Dictionary<TKey, Sum> sums, TKey key, ContributionEntry part)
        where TKey : notnull
    {
        if (!sums.TryGetValue(key, out var sum))
        {
            sums.Add(key, sum = new Sum());
        }

        sum.Add(part);
    }

    /// <summary>Contributions of one sort.</summary>
    private sealed class Sum
    {
        private double strongest;

        public double Net { get; private set; }

        public double Gross { get; private set; }

        /// <summary>Number of the message with the largest contribution, or -1.</summary>
        public int Message { get; private set; } = -1;

        public void Add(ContributionEntry part)
        {
            (Net, Gross) = (Net + part.Amount, Gross + Math.Abs(part.Amount));
            if (part.Message >= 0 && Math.Abs(part.Amount) > strongest)
            {
                (strongest, Message) = (Math.Abs(part.Amount), part.Message);
            }
        }
    }
}
