using StanceSim.Experiments.Runs;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Partitions;
using StanceSim.Model;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Grains.Runs;

/// <summary>Puts the partitions' slices of a tick together into the record that the local engine would tell.</summary>
internal sealed class WindowAssembly(World world, int partitions)
{
    private double[] positions = [];
    private double[] affinities = [.. world.Network.InitialAffinity];
    private int tick = -1;

    /// <summary>True when the run ends because a tick changed nothing.</summary>
    public bool IsStill { get; private set; }

    public TickRecord First(Window window) => Next(window, 0);

    public TickRecord Next(Window window, int place)
    {
        var before = positions;
        positions = new double[world.ActorCount * world.IssueCount];
        var deterrence = world.HasMessages ? new double[positions.Length] : [];
        var changes = new ChangeLog();
        var slices = window.Slices.Select(ofPartition => ofPartition[place]).ToArray();
        if (slices.Any(slice => slice.Affinities.Length > 0))
        {
            affinities = new double[affinities.Length];
        }

        for (var partition = 0; partition < partitions; partition++)
        {
            var first = Slicing.RangeOf(partition, partitions, world.ActorCount).First;
            var slice = slices[partition];
            Place(slice.Positions, positions, first * world.IssueCount);
            Place(slice.Deterrence, deterrence, first * world.IssueCount);
            Place(slice.Affinities, affinities, world.Network.RowStarts[first]);
            changes.Append(slice.Changes, slice.Contributions);
        }

        tick++;
        IsStill = tick > 0 && Simulation.EndsStill(world, before, positions);
        return new TickRecord
        {
            Tick = tick,
            Positions = positions,
            Affinities = affinities,
            Deterrence = deterrence,
            Changes = changes.InCanonicalOrder(),
            Sent = [.. slices.SelectMany(slice => slice.Sent).Order(Message.CanonicalOrder)],
            Decisions = [.. slices.SelectMany(slice => slice.Decisions).OrderBy(decision => PlaceOf(decision.Organisation))],
        };
    }

    /// <summary>A slice tells no rows of a table that the world does not have, or that did not change.</summary>
    private static void Place(double[] rows, double[] table, int start)
    {
        if (rows.Length > 0)
        {
            rows.CopyTo(table, start);
        }
    }

    private int PlaceOf(int organisation)
    {
        for (var place = 0; place < world.Organisations.Length; place++)
        {
            if (world.Organisations[place].Actor == organisation)
            {
                return place;
            }
        }

        return -1;
    }
}
