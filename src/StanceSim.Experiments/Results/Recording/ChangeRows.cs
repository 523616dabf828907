using System.Collections.Frozen;
using StanceSim.Experiments.Results.Tables;
using StanceSim.Model;
using StanceSim.Model.Changes;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Writes the changes of a tick, one row per contribution.</summary>
internal sealed class ChangeRows
{
    private readonly TableWriter table;
    private readonly World world;
    private readonly Dictionary<long, string> ties = [];
    private FrozenSet<string> policies = FrozenSet<string>.Empty;
    private readonly Dictionary<string, string?> policyOf = [];
    private readonly ValueColumn<int> tick;
    private readonly MaybeColumn<DateOnly> date;
    private readonly ValueColumn<ulong> change;
    private readonly TextColumn actor;
    private readonly TextColumn variable;
    private readonly TextColumn issue;
    private readonly TextColumn other;
    private readonly ValueColumn<double> before;
    private readonly ValueColumn<double> after;
    private readonly TextColumn mechanism;
    private readonly TextColumn source;
    private readonly TextColumn tie;
    private readonly TextColumn message;
    private readonly TextColumn policy;
    private readonly ValueColumn<double> amount;

    /// <param name="table">Where rows go.</param>
    /// <param name="world">Who and what they are about.</param>
    /// <param name="count">Changes that the table holds already.</param>
    public ChangeRows(TableWriter table, World world, ulong count = 0)
    {
        (this.table, this.world, Count) = (table, world, count);
        foreach (var pair in world.Ties.GroupBy(tie => PairOf(tie.From, tie.To)))
        {
            ties.Add(pair.Key, string.Join('+', pair.Select(tie => tie.Type).Distinct().Order(StringComparer.Ordinal)));
        }

        Enter(world);
        (tick, date, change) = (table.Integer("tick"), table.Date("date"), table.Natural("change"));
        (actor, variable, issue, other) = (table.Text("actor"), table.Text("variable"), table.Text("issue"), table.Text("other"));
        (before, after, amount) = (table.Number("before"), table.Number("after"), table.Number("contribution"));
        (mechanism, source, tie) = (table.Text("mechanism"), table.Text("source"), table.Text("tie"));
        (message, policy) = (table.Text("message"), table.Text("policy"));
    }

    /// <summary>Changes so far.</summary>
    public ulong Count { get; private set; }

    /// <summary>Goes on under a later stage, whose policies may be others.</summary>
    public void Enter(World stage) => policies = [.. policies, .. stage.Policies.Select(policy => policy.Id)];

    public async ValueTask Add(ChangeLog log, DateOnly? day)
    {
        // Ids of messages are looked up once a tick and forgotten, so that memory does not grow with the run.
        policyOf.Clear();
        for (var index = 0; index < log.Changes.Length; index++)
        {
            var told = log.Changes[index];
            for (var place = told.First; place < told.First + told.Count; place++)
            {
                AddChange(told, day);
                AddContribution(told, log.Contributions[place]);
                await table.EndRow();
            }

            if (told.Count == 0)
            {
                AddChange(told, day);
                AddNoContribution();
                await table.EndRow();
            }

            Count++;
        }
    }

    private void AddChange(Change told, DateOnly? day)
    {
        var isAffinity = told.Variable == Variable.Affinity;
        tick.Add(told.Tick);
        date.Add(day);
        change.Add(Count);
        actor.Add(world.Actors[told.Actor].Id);
        variable.Add(Names.Of(told.Variable));
        issue.Add(isAffinity ? null : world.Issues[told.Subject].Id);
        other.Add(isAffinity ? world.Actors[told.Subject].Id : null);
        before.Add(told.Before);
        after.Add(told.After);
    }

    private void AddContribution(Change told, Contribution part)
    {
        mechanism.Add(Names.Of(part.Mechanism));
        source.Add(part.Source < 0 ? null : world.Actors[part.Source].Id);
        tie.Add(part.Source < 0 ? null : ties.GetValueOrDefault(PairOf(told.Actor, part.Source)));
        message.Add(part.Message);
        policy.Add(part.Message is null ? null : PolicyOf(part.Message));
        amount.Add(part.Amount);
    }

    private void AddNoContribution()
    {
        mechanism.Add(null);
        source.Add(null);
        tie.Add(null);
        message.Add(null);
        policy.Add(null);
        amount.Add(0);
    }

    private static long PairOf(int from, int to) => ((long)from << 32) | (uint)to;

    private string? PolicyOf(string id)
    {
        if (!policyOf.TryGetValue(id, out var found))
        {
            found = MessageIds.PolicyPartOf(id) is { } part && policies.Contains(part) ? part : null;
            policyOf.Add(id, found);
        }

        return found;
    }
}
