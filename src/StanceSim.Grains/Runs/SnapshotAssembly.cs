using StanceSim.Grains.Contracts;
using StanceSim.Grains.Partitions;
using StanceSim.Model;
using StanceSim.Model.Messages;
using StanceSim.Model.Policies;

namespace StanceSim.Grains.Runs;

/// <summary>Puts the partitions' parts of a snapshot together, so that a run can go on with any number of partitions.</summary>
internal static class SnapshotAssembly
{
    /// <summary>The snapshot of a window's last frame; null when the window has none.</summary>
    public static Snapshot? Of(World world, int tick, Window window)
    {
        var partitions = window.Partitions.Length;
        if (window.Partitions.Select(partition => partition.Snapshot).ToArray() is not [{ } first, ..] slices)
        {
            return null;
        }

        var cells = world.ActorCount * world.IssueCount;
        var snapshot = new Snapshot
        {
            Tick = tick,
            Positions = new double[cells],
            Said = world.AllSpeakRoutinely ? [] : new double[cells],
            Deterrence = world.HasMessages ? new double[cells] : [],
            Movers = world.HasMessages ? new Cause?[cells] : [],
            Affinities = new double[world.Network.InitialAffinity.Length],
            Agenda = new AgendaState[first.Agenda.Length],
            UnderWay = [.. first.UnderWay],
        };
        for (var partition = 0; partition < partitions; partition++)
        {
            var (rows, slice) = (new Rows(world, partition, partitions), slices[partition]!);
            rows.Place(slice.Positions.Values, snapshot.Positions);
            rows.Place(slice.Said.Values, snapshot.Said);
            rows.Place(slice.Deterrence.Values, snapshot.Deterrence);
            rows.Place(slice.Movers, snapshot.Movers);
            rows.PlaceEdges(slice.Affinities, snapshot.Affinities);
        }

        for (var item = 0; item < snapshot.Agenda.Length; item++)
        {
            var owner = item < world.Schedule.Length ? world.Schedule[item].Sender : world.Policies[item - world.Schedule.Length].Actor;
            snapshot.Agenda[item] = slices[Slicing.PartitionOf(owner, partitions, world.ActorCount)]!.Agenda[item];
        }

        return snapshot;
    }
}
