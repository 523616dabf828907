using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests;

public sealed class SimulationTests
{
    private static readonly Sketch Meeting = new()
    {
        Positions = [1, 0],
        Network = Networks.FromAttention([[0.5, 0.5], [0.25, 0.75]]),
        Rule = Rules.DeGroot(),
        Ticks = 7,
    };

    [Fact]
    public void A_run_is_over_after_its_last_tick() => Assert.Equal(8, Run.Of(Meeting).Positions.Length);

    [Fact]
    public void A_still_run_ends_where_the_world_says_so()
    {
        var still = Meeting with { Positions = [0.5, 0.5] };

        Assert.Equal(8, Run.Of(still).Positions.Length);
        Assert.Equal(2, Run.Of(still with { StopWhenStill = true }).Positions.Length);
    }

    [Fact]
    public void A_run_that_chance_or_a_message_can_move_again_does_not_end_still()
    {
        var still = Meeting with { Positions = [0.5, 0.5], StopWhenStill = true };

        Assert.Equal(8, Run.Of(still with { Rule = Rules.DeffuantWeisbuch(0.1) }).Positions.Length);
        Assert.Equal(8, Run.Of(still with { Schedule = [Say.At(5, 0, Say.That(1))] }).Positions.Length);
    }

    [Fact]
    public void Recording_changes_alters_nothing() =>
        RandomWorlds.All.Sample(sketch =>
        {
            var world = sketch.Build();
            var (recorded, plain) = (Run.Of(new Simulation(world, default)), Run.Of(new Simulation(world, default, recordsChanges: false)));

            Assert.Equal(recorded.Positions, plain.Positions);
            Assert.Equal(recorded.Affinities, plain.Affinities);
            Assert.All(plain.Changes, log => Assert.Equal(0, log.Changes.Length));
        });

    [Fact]
    public void A_run_repeats_to_the_bit() =>
        RandomWorlds.All.Sample(sketch => Assert.Equal(Run.Of(sketch, new(9, 1)).Positions, Run.Of(sketch, new(9, 1)).Positions));

    [Fact]
    public void An_injected_message_is_heard_like_any_other()
    {
        var sketch = Meeting with { Network = Networks.Regard(2, 0.8), Rule = Rules.Diplomatic(), AcceptsInjections = true };
        var simulation = new Simulation(sketch.Build(), default);
        simulation.Step();
        var message = simulation.Inject(0, Say.That(1, 1));
        simulation.Step();

        Assert.Equal(($"injected-{sketch.Build().Actors[0].Id}@1.0", 0, 1, 1), (message.Id, message.Sender, message.Sent, message.Due));
        Assert.Equal(Run.Of(sketch with { Schedule = [Say.At(1, 0, Say.That(1, 1))] }).Positions[2], simulation.Frame.Positions);
        Assert.NotEqual(Run.Of(sketch).Positions[2], simulation.Frame.Positions);
    }

    [Fact]
    public void A_world_without_messages_accepts_no_injections() =>
        Assert.Throws<InvalidOperationException>(() => new Simulation(Meeting.Build(), default).Inject(0, Say.That(1)));
}
