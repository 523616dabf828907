using System.Collections.Frozen;
using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Results.Tables.Columns;
using StanceSim.Model;
using StanceSim.Model.Changes;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Writes the changes of a tick, one row per contribution. What all rows of a change have in common is told once.</summary>
internal sealed class ChangeRows
{
    private readonly TableWriter table;
    private readonly WholeColumn tick;
    private readonly DateColumn date;
    private readonly NaturalColumn change;
    private readonly TextColumn actor;
    private readonly TextColumn variable;
    private readonly TextColumn issue;
    private readonly TextColumn other;
    private readonly RepeatedColumn before;
    private readonly RepeatedColumn after;
    private readonly TextColumn mechanism;
    private readonly TextColumn source;
    private readonly TextColumn tie;
    private readonly TextColumn message;
    private readonly TextColumn policy;
    private readonly NumberColumn amount;
    private readonly int[] actorCodes;
    private readonly int[] issueCodes;
    private readonly int[] otherCodes;
    private readonly int[] sourceCodes;
    private readonly int[] variableCodes;
    private readonly int[] mechanismCodes;
    private readonly TieCodes ties;
    private readonly Dictionary<string, string?> policyOf = [];
    private FrozenSet<string> policies = FrozenSet<string>.Empty;

    /// <param name="table">Where rows go.</param>
    /// <param name="world">Who and what they are about.</param>
    /// <param name="count">Changes that the table holds already.</param>
    public ChangeRows(TableWriter table, World world, ulong count = 0)
    {
        (this.table, Count) = (table, count);
        Enter(world);
        (tick, date, change) = (table.Integer("tick"), table.Date("date"), table.Natural("change"));
        (actor, variable, issue, other) = (table.Text("actor"), table.Text("variable"), table.Text("issue"), table.Text("other"));
        (before, after, amount) = (table.Repeated("before"), table.Repeated("after"), table.Number("contribution"));
        (mechanism, source, tie) = (table.Text("mechanism"), table.Text("source"), table.Text("tie"));
        (message, policy) = (table.Text("message"), table.Text("policy"));
        (actorCodes, otherCodes, sourceCodes) = (CodesOf(actor, world), CodesOf(other, world), CodesOf(source, world));
        issueCodes = [.. world.Issues.Select(item => issue.CodeOf(item.Id))];
        variableCodes = [.. Enum.GetValues<Variable>().Select(item => variable.CodeOf(Names.Of(item)))];
        mechanismCodes = [.. Enum.GetValues<Mechanism>().Select(item => mechanism.CodeOf(Names.Of(item)))];
        ties = new TieCodes(world, tie);
    }

    /// <summary>Changes so far.</summary>
    public ulong Count { get; private set; }

    /// <summary>Goes on under a later stage, whose policies may be others.</summary>
    public void Enter(World stage) => policies = [.. policies, .. stage.Policies.Select(item => item.Id)];

    public async ValueTask Add(ChangeLog log, DateOnly? day)
    {
        // Ids of messages are looked up once a tick and forgotten, so that memory does not grow with the run.
        policyOf.Clear();
        for (var index = 0; index < log.Changes.Length; index++)
        {
            await table.EndRows(Add(log.Changes[index], log, day));
        }
    }

    /// <returns>Rows that were added.</returns>
    private int Add(in Change told, ChangeLog log, DateOnly? day)
    {
        var rows = Math.Max(1, told.Count);
        var isAffinity = told.Variable == Variable.Affinity;
        tick.Add(told.Tick, rows);
        date.Add(day, rows);
        change.Add(Count++, rows);
        actor.Add(actorCodes[told.Actor], rows);
        variable.Add(variableCodes[(int)told.Variable], rows);
        issue.Add(isAffinity ? TextColumn.None : issueCodes[told.Subject], rows);
        other.Add(isAffinity ? otherCodes[told.Subject] : TextColumn.None, rows);
        before.Add(told.Before, rows);
        after.Add(told.After, rows);
        if (told.Count == 0)
        {
            AddNoContribution();
            return rows;
        }

        ties.Turn(told.Actor);
        AddContributions(log.Of(told));
        return rows;
    }

    /// <summary>Column by column: a column takes many values faster than many columns take one.</summary>
    private void AddContributions(ReadOnlySpan<Contribution> parts)
    {
        var amounts = amount.Room(parts.Length);
        var (isTold, from) = (false, 0);
        for (var index = 0; index < parts.Length; index++)
        {
            ref readonly var part = ref parts[index];
            amounts[index] = part.Amount;
            isTold |= part.Message is not null;
            source.Add(part.Source < 0 ? TextColumn.None : sourceCodes[part.Source]);
            if (part.Mechanism != parts[from].Mechanism)
            {
                mechanism.Add(mechanismCodes[(int)parts[from].Mechanism], index - from);
                from = index;
            }
        }

        mechanism.Add(mechanismCodes[(int)parts[from].Mechanism], parts.Length - from);
        AddTies(parts);

        if (!isTold)
        {
            message.Add(TextColumn.None, parts.Length);
            policy.Add(TextColumn.None, parts.Length);
            return;
        }

        foreach (ref readonly var part in parts)
        {
            message.Add(part.Message);
            policy.Add(part.Message is null ? null : PolicyOf(part.Message));
        }
    }

    private void AddTies(ReadOnlySpan<Contribution> parts)
    {
        if (!ties.HasAny)
        {
            tie.Add(TextColumn.None, parts.Length);
            return;
        }

        foreach (ref readonly var part in parts)
        {
            tie.Add(part.Source < 0 ? TextColumn.None : ties.To(part.Source));
        }
    }

    private void AddNoContribution()
    {
        mechanism.Add(TextColumn.None);
        source.Add(TextColumn.None);
        tie.Add(TextColumn.None);
        message.Add(TextColumn.None);
        policy.Add(TextColumn.None);
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

    private static int[] CodesOf(TextColumn column, World world) => [.. world.Actors.Select(item => column.CodeOf(item.Id))];
}
