using StanceSim.Grains.Contracts;
using StanceSim.Grains.Runs;
using StanceSim.Model;
using StanceSim.Model.Actors;
using StanceSim.Model.Influence;
using StanceSim.Model.Relations;

namespace StanceSim.Grains.Tests.Runs;

public sealed class WindowAssemblyTests
{
    [Fact]
    public void Puts_slices_together_in_a_world_that_has_neither_affinities_nor_messages()
    {
        var world = new World
        {
            Actors = [new Actor { Id = "a" }, new Actor { Id = "b" }],
            Issues = [new Issue { Id = "k" }],
            Network = new Network { RowStarts = [0, 1, 2], Columns = [1, 0] },
            InitialPositions = [0.1, 0.2],
            Anchors = [0.1, 0.2],
            Susceptibility = [1, 1],
            Rule = new DeGroot(),
            Ticks = 1,
        };

        var window = new Window { Partitions = [Told(0.1), Told(0.2)] };
        var record = new WindowAssembly(world, from: null).Next(window, 0, [], null);

        Assert.Equal([0.1, 0.2], record.Positions);
    }

    private static PartitionWindow Told(double position) => new() { Slices = [new TickSlice { Positions = new double[] { position } }] };
}
