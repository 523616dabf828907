using StanceSim.Experiments.Runs;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Partitions;
using StanceSim.Model;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Grains.Runs;

/// <summary>Puts the partitions' slices of a tick together into the record that the local engine would tell.</summary>
internal sealed class WindowAssembly
{
    private double[] positions;
    private double[] affinities;

    /// <param name="world">The world of the first frame to come.</param>
    /// <param name="from">The frame before the first to come; null: there is none.</param>
    public WindowAssembly(World world, Snapshot? from)
    {
        World = world;
        positions = from?.Positions ?? [];
        affinities = from?.Affinities ?? [.. world.Network.InitialAffinity];
        Tick = from?.Tick ?? -1;
    }

    /// <summary>The world of the frames to come; a stage of the run may change it.</summary>
    public World World { get; set; }

    /// <summary>Number of the last frame that was put together; -1 before the first.</summary>
    public int Tick { get; private set; }

    /// <summary>True when the run ends because a tick changed nothing.</summary>
    public bool IsStill { get; private set; }

    /// <param name="window">What the partitions told.</param>
    /// <param name="place">Which of its ticks comes next.</param>
    /// <param name="settings">Settings that take effect with the frame.</param>
    /// <param name="snapshot">The frame's snapshot, to be told with it.</param>
    public TickRecord Next(Window window, int place, IReadOnlyList<Setting> settings, Snapshot? snapshot)
    {
        var (world, before, partitions) = (World, positions, window.Partitions.Length);
        var slices = window.Partitions.Select(partition => partition.Slices[place]).ToArray();
        positions = PositionsIn(slices);
        var deterrence = world.HasMessages ? new double[positions.Length] : [];
        var changes = new ChangeLog();
        if (slices.Any(slice => slice.Affinities.Values.Length > 0))
        {
            affinities = new double[affinities.Length];
        }

        for (var partition = 0; partition < partitions; partition++)
        {
            var rows = new Rows(world, partition, partitions);
            var slice = slices[partition];
            rows.Place(slice.Deterrence.Values, deterrence);
            rows.PlaceEdges(slice.Affinities, affinities);
            changes.Append(slice.Changes, slice.Contributions);
        }

        Tick++;
        IsStill = Tick > 0 && Simulation.EndsStill(world, before, positions);
        return new TickRecord
        {
            Tick = Tick,
            Positions = positions,
            Affinities = affinities,
            Deterrence = deterrence,
            Changes = changes,
            Sent = [.. slices.SelectMany(slice => slice.Sent).Order(Message.CanonicalOrder)],
            Decisions = [.. slices.SelectMany(slice => slice.Decisions).OrderBy(decision => PlaceOf(decision.Organisation))],
            Injections = [.. slices.SelectMany(slice => slice.Injections)],
            Settings = settings,
            Snapshot = snapshot,
        };
    }

    /// <summary>Everybody's positions: as one partition told them, or put together from what each told of its own.</summary>
    private double[] PositionsIn(TickSlice[] slices)
    {
        var cells = World.ActorCount * World.IssueCount;
        if (slices.Select(slice => slice.Positions.Values).FirstOrDefault(told => told.Length == cells) is { } all)
        {
            return all;
        }

        var table = GC.AllocateUninitializedArray<double>(cells);
        for (var partition = 0; partition < slices.Length; partition++)
        {
            new Rows(World, partition, slices.Length).Place(slices[partition].Positions.Values, table);
        }

        return table;
    }

    private int PlaceOf(int organisation)
    {
        for (var place = 0; place < World.Organisations.Length; place++)
        {
            if (World.Organisations[place].Actor == organisation)
            {
                return place;
            }
        }

        return -1;
    }
}
