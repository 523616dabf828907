using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Results.Tables.Columns;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Changes;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Writes all affinities of the first frame, then those that changed.</summary>
/// <param name="table">Where rows go.</param>
/// <param name="world">Who they are about.</param>
/// <param name="last">Affinities as the table has them already; null: it is empty.</param>
internal sealed class AffinityRows(TableWriter table, World world, double[]? last)
{
    private readonly WholeColumn tick = table.Integer("tick");
    private readonly DateColumn date = table.Date("date");
    private readonly TextColumn actor = table.Text("actor");
    private readonly TextColumn other = table.Text("other");
    private readonly TextColumn variable = table.Text("variable");
    private readonly NumberColumn value = table.Number("value");
    private double[]? last = last;

    public async ValueTask Add(TickRecord record, DateOnly? day)
    {
        var now = record.Affinities;
        if (last is not null && last.AsSpan().SequenceEqual(now))
        {
            return;
        }

        var columns = world.Network.Columns;
        for (int row = 0, edge = 0; edge < now.Length; edge++)
        {
            while (edge >= world.Network.RowStarts[row + 1])
            {
                row++;
            }

            if (last is null || last[edge] != now[edge])
            {
                tick.Add(record.Tick);
                date.Add(day);
                actor.Add(world.Actors[row].Id);
                other.Add(world.Actors[columns[edge]].Id);
                variable.Add(Names.Of(Variable.Affinity));
                value.Add(now[edge]);
                await table.EndRow();
            }
        }

        last ??= new double[now.Length];
        now.CopyTo(last, 0);
    }
}
