using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Results.Tables.Columns;
using StanceSim.Model;
using StanceSim.Model.Organisations;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Writes decisions in the order in which they were taken.</summary>
internal sealed class DecisionRows(TableWriter table, World world)
{
    private readonly WholeColumn tick = table.Integer("tick");
    private readonly DateColumn date = table.Date("date");
    private readonly TextColumn organisation = table.Text("organisation");
    private readonly TextColumn issue = table.Text("issue");
    private readonly TextColumn procedure = table.Text("procedure");
    private readonly TruthColumn blocked = table.Truth("blocked");
    private readonly NumberColumn before = table.Number("before");
    private readonly NumberColumn after = table.Number("after");
    private readonly TextColumn pivot = table.Text("pivot");
    private readonly TextColumn blockers = table.Text("blockers");

    public ValueTask Add(Decision decision, DateOnly? day)
    {
        tick.Add(decision.Tick);
        date.Add(day);
        organisation.Add(world.Actors[decision.Organisation].Id);
        issue.Add(world.Issues[decision.Issue].Id);
        procedure.Add(Names.Of(decision.Procedure));
        blocked.Add(decision.Blocked);
        before.Add(decision.Before);
        after.Add(decision.After);
        pivot.Add(decision.Pivot < 0 ? null : world.Actors[decision.Pivot].Id);
        blockers.Add(string.Join('+', decision.Blockers.Select(member => world.Actors[member].Id)));
        return table.EndRow();
    }
}
