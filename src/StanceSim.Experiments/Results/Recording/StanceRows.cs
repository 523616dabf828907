using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Results.Tables.Columns;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Changes;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Writes every actor's position and deterrence on every issue, frame by frame.</summary>
internal sealed class StanceRows(TableWriter table, World world)
{
    private readonly WholeColumn tick = table.Integer("tick");
    private readonly DateColumn date = table.Date("date");
    private readonly TextColumn actor = table.Text("actor");
    private readonly TextColumn issue = table.Text("issue");
    private readonly TextColumn variable = table.Text("variable");
    private readonly NumberColumn value = table.Number("value");

    public async ValueTask Add(TickRecord record, DateOnly? day)
    {
        for (var cell = 0; cell < record.Positions.Length; cell++)
        {
            await Add(record.Tick, day, cell, Variable.Position, record.Positions[cell]);
            if (record.Deterrence.Length > 0)
            {
                await Add(record.Tick, day, cell, Variable.Deterrence, record.Deterrence[cell]);
            }
        }
    }

    private ValueTask Add(int frame, DateOnly? day, int cell, Variable quantity, double amount)
    {
        var (who, what) = Math.DivRem(cell, world.IssueCount);
        tick.Add(frame);
        date.Add(day);
        actor.Add(world.Actors[who].Id);
        issue.Add(world.Issues[what].Id);
        variable.Add(Names.Of(quantity));
        value.Add(amount);
        return table.EndRow();
    }
}
