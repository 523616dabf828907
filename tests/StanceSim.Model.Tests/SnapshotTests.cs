using System.Text.Json;
using CsCheck;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests;

public sealed class SnapshotTests
{
    [Fact]
    public void A_run_that_is_cut_anywhere_and_goes_on_from_snapshots_is_the_same_run() =>
        Gen.Select(RandomWorlds.All, Gen.Int[1, 5]).Sample((sketch, every) =>
        {
            var world = sketch.Build();
            var whole = new Simulation(world, new(3, 1));
            var cut = new Simulation(world, new(3, 1));
            while (!whole.IsOver)
            {
                whole.Step();
                cut.Step();
                Assert.Equal(whole.Frame.Positions, cut.Frame.Positions);
                Assert.Equal(whole.Frame.Affinities, cut.Frame.Affinities);
                Assert.Equal(whole.Frame.Deterrence, cut.Frame.Deterrence);
                Assert.Equal(JsonSerializer.Serialize(whole.Sent), JsonSerializer.Serialize(cut.Sent));
                Assert.Equal(whole.Changes!.Contributions.ToArray(), cut.Changes!.Contributions.ToArray());
                cut = whole.Frame.Tick % every == 0 && !whole.IsOver ? new Simulation(sketch.Build(), new(3, 1), cut.TakeSnapshot()) : cut;
            }
        });

    [Fact]
    public void A_snapshot_of_another_shape_is_refused()
    {
        var two = new Sketch { Positions = [0, 1], Network = Networks.Regard(2, 0.5) };
        var three = new Sketch { Positions = [0, 1, 1], Network = Networks.Regard(3, 0.5) };
        var snapshot = new Simulation(two.Build(), default).TakeSnapshot();

        Assert.Throws<ArgumentException>(() => new Simulation(three.Build(), default, snapshot));
    }
}
