using StanceSim.Experiments.Results.Tables;
using StanceSim.Model;
using StanceSim.Model.Organisations;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Writes decisions in the order in which they were taken.</summary>
internal sealed class DecisionRows(TableWriter table, World world)
{
    private readonly ColumnBuffer<int> tick = table.Integer("tick");
    private readonly ColumnBuffer<DateOnly> date = table.Date("date");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> organisation = table.Text("organisation");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> issue = table.Text("issue");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> procedure = table.Text("procedure");
    private readonly ColumnBuffer<bool> blocked = table.Truth("blocked");
    private readonly ColumnBuffer<double> before = table.Number("before");
    private readonly ColumnBuffer<double> after = table.Number("after");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> pivot = table.Text("pivot");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> blockers = table.Text("blockers");

    public ValueTask Add(Decision decision, DateOnly? day)
    {
        tick.Add(decision.Tick);
        date.AddOrNothing(day);
        organisation.Add(world.Actors[decision.Organisation].Id);
        issue.Add(world.Issues[decision.Issue].Id);
        procedure.Add(Names.Of(decision.Procedure));
        blocked.Add(decision.Blocked);
        before.Add(decision.Before);
        after.Add(decision.After);
        pivot.AddOrNothing(decision.Pivot < 0 ? null : world.Actors[decision.Pivot].Id);
        blockers.Add(string.Join('+', decision.Blockers.Select(member => world.Actors[member].Id)));
        return table.EndRow();
    }
}
