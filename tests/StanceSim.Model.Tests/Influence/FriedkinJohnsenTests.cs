using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Influence;

public sealed class FriedkinJohnsenTests
{
    [Fact]
    public void First_published_example_gives_its_exact_and_its_rounded_numbers()
    {
        var last = Run.Of(Published.FriedkinJohnsen).Last;

        Assert.Equal(60.02084883, last[0], 5e-9);
        Assert.Equal(59.98396594, last[1], 5e-9);
        Assert.Equal([60, 60, 75, 75], last.Select(position => Math.Round(position)));
        Assert.Equal(75, last[2]);
    }

    [Fact]
    public void Second_published_example_gives_its_numbers()
    {
        var last = Run.Of(Published.FriedkinJohnsen with { Positions = [25, 15, -50, 5] }).Last;

        Assert.Equal([-19.3, -21.5, -50, -23.2], last.Select(position => Math.Round(position, 1)));
    }

    [Fact]
    public void Coupled_issues_give_the_published_numbers()
    {
        var last = Run.Of(Published.CoupledIssues).Last;

        Assert.Equal([47.24, 47.02, 75, 63.62], Enumerable.Range(0, 4).Select(actor => Math.Round(last[actor * 2], 2)));
        Assert.Equal([-6.51, -8.52, -50, -11.84], Enumerable.Range(0, 4).Select(actor => Math.Round(last[(actor * 2) + 1], 2)));
    }

    [Fact]
    public void A_fully_stubborn_actor_keeps_its_anchor_to_the_bit_although_issues_mix()
    {
        var run = Run.Of(Published.CoupledIssues);

        Assert.All(run.Positions, frame => Assert.Equal((75.0, -50.0), (frame[4], frame[5])));
    }

    [Fact]
    public void Numbers_scale_with_the_scale()
    {
        var small = Published.FriedkinJohnsen with { Positions = [.. Published.FriedkinJohnsen.Positions.Select(p => p / 100)], Issues = [Scales.Unit] };

        Assert.Equal(0.6002084883, Run.Of(small).Last[0], 5e-11);
    }

    [Fact]
    public void An_actor_who_listens_to_nobody_is_at_its_anchor()
    {
        var run = Run.Of(Published.FriedkinJohnsen with { Network = Networks.Regard(4, 0.3), Anchors = [1, 2, 3, 4] });

        Assert.Equal([1, 2, 3, 4], run.Last);
    }

    [Fact]
    public void Coupling_that_leads_out_of_the_scale_stops_at_its_end_and_is_told_as_bound()
    {
        var run = Run.Of(Published.CoupledIssues with { Rule = Rules.FriedkinJohnsen(1, -1, 0, 1), Issues = [Scales.SignedPercent with { High = 80 }, Scales.SignedPercent] });

        Assert.All(run.Positions.Skip(1), frame => Assert.All(frame.Where((_, cell) => cell % 2 == 0), p => Assert.InRange(p, -100, 80)));
        Assert.Contains(run.Changes[1].Contributions.ToArray(), part => part.Mechanism == Model.Changes.Mechanism.Bound);
    }
}
