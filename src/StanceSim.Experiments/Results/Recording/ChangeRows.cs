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
    private readonly FrozenDictionary<(int From, int To), string> ties;
    private readonly FrozenSet<string> policies;
    private readonly Dictionary<string, string?> policyOf = [];
    private readonly ColumnBuffer<int> tick;
    private readonly ColumnBuffer<DateOnly> date;
    private readonly ColumnBuffer<ulong> change;
    private readonly ColumnBuffer<ReadOnlyMemory<char>> actor;
    private readonly ColumnBuffer<ReadOnlyMemory<char>> variable;
    private readonly ColumnBuffer<ReadOnlyMemory<char>> issue;
    private readonly ColumnBuffer<ReadOnlyMemory<char>> other;
    private readonly ColumnBuffer<double> before;
    private readonly ColumnBuffer<double> after;
    private readonly ColumnBuffer<ReadOnlyMemory<char>> mechanism;
    private readonly ColumnBuffer<ReadOnlyMemory<char>> source;
    private readonly ColumnBuffer<ReadOnlyMemory<char>> tie;
    private readonly ColumnBuffer<ReadOnlyMemory<char>> message;
    private readonly ColumnBuffer<ReadOnlyMemory<char>> policy;
    private readonly ColumnBuffer<double> amount;

    public ChangeRows(TableWriter table, World world)
    {
        (this.table, this.world) = (table, world);
        ties = world.Ties.GroupBy(tie => (tie.From, tie.To)).ToFrozenDictionary(
            group => group.Key,
            group => string.Join('+', group.Select(tie => tie.Type).Distinct().Order(StringComparer.Ordinal)));
        policies = world.Policies.Select(policy => policy.Id).ToFrozenSet();
        (tick, date, change) = (table.Integer("tick"), table.Date("date"), table.Natural("change"));
        (actor, variable, issue, other) = (table.Text("actor"), table.Text("variable"), table.Text("issue"), table.Text("other"));
        (before, after, amount) = (table.Number("before"), table.Number("after"), table.Number("contribution"));
        (mechanism, source, tie) = (table.Text("mechanism"), table.Text("source"), table.Text("tie"));
        (message, policy) = (table.Text("message"), table.Text("policy"));
    }

    /// <summary>Changes so far.</summary>
    public ulong Count { get; private set; }

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
        date.AddOrNothing(day);
        change.Add(Count);
        actor.Add(world.Actors[told.Actor].Id);
        variable.Add(Names.Of(told.Variable));
        issue.AddOrNothing(isAffinity ? null : world.Issues[told.Subject].Id);
        other.AddOrNothing(isAffinity ? world.Actors[told.Subject].Id : null);
        before.Add(told.Before);
        after.Add(told.After);
    }

    private void AddContribution(Change told, Contribution part)
    {
        mechanism.Add(Names.Of(part.Mechanism));
        source.AddOrNothing(part.Source < 0 ? null : world.Actors[part.Source].Id);
        tie.AddOrNothing(part.Source < 0 ? null : ties.GetValueOrDefault((told.Actor, part.Source)));
        message.AddOrNothing(part.Message);
        policy.AddOrNothing(part.Message is null ? null : PolicyOf(part.Message));
        amount.Add(part.Amount);
    }

    private void AddNoContribution()
    {
        mechanism.AddNothing();
        source.AddNothing();
        tie.AddNothing();
        message.AddNothing();
        policy.AddNothing();
        amount.Add(0);
    }

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
