using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Influence;

public sealed class DeGrootTests
{
    [Theory]
    [InlineData(1, 0, 1.0 / 3)]
    [InlineData(0, 1, 2.0 / 3)]
    public void Consensus_weighs_the_first_with_a_third_and_the_second_with_two_thirds(double first, double second, double consensus)
    {
        var last = Run.Of(Published.DeGroot with { Positions = [first, second] }).Last;

        Assert.All(last, position => Assert.Equal(consensus, position, 1e-12));
    }

    [Fact]
    public void Consensus_is_the_same_on_a_scale_of_0_to_100()
    {
        var last = Run.Of(Published.DeGroot with { Positions = [100, 0], Issues = [Scales.Percent] }).Last;

        Assert.All(last, position => Assert.Equal(100.0 / 3, position, 1e-12));
    }

    [Fact]
    public void An_actor_who_listens_to_nobody_keeps_its_position()
    {
        var last = Run.Of(Published.DeGroot with { Network = Networks.FromAttention([[0, 0], [1, 0]]) }).Last;

        Assert.Equal([1, 1], last);
    }

    [Fact]
    public void Edges_that_only_carry_regard_are_not_listened_to()
    {
        var last = Run.Of(Published.DeGroot with { Network = Networks.Regard(2, 0.5) }).Last;

        Assert.Equal([1, 0], last);
    }

    [Fact]
    public void One_who_speaks_only_in_messages_still_knows_its_own_position()
    {
        // The second hears nothing new from the first, but weighs in what it thinks itself, not what it said at the start.
        var last = Run.Of(Published.DeGroot with { SpeaksRoutinely = [false, false], Ticks = 60 }).Last;

        Assert.Equal(0, last[0], 1e-12);
        Assert.Equal(1, last[1], 1e-6);
    }

    [Fact]
    public void Rounding_does_not_leave_the_scale()
    {
        // In double precision, (0.1 + 0.1 + 0.1) / 3 is above 0.1.
        var sketch = Published.DeGroot with
        {
            Positions = [0.1, 0.1, 0.1, 0.1],
            Network = Networks.Complete(4),
            Issues = [new Issue { Id = "tight", High = 0.1 }],
        };

        Assert.All(Run.Of(sketch).Last, position => Assert.Equal(0.1, position));
    }
}
