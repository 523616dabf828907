using StanceSim.Model.Expressions;
using StanceSim.Model.Messages;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Influence;

public sealed class WarningChannelTests
{
    private static readonly MessageContent Warning = Say.That(-1, 1) with { Kind = Say.Warning, Intensity = -5 };

    private static readonly Sketch Crisis = new()
    {
        Positions = [0, 0.5, 0.5],
        Network = Networks.Regard(3, 0.8),
        Rule = Rules.Diplomatic(("routine", 0), ("anchorPull", 0)),
        Schedule = [Say.At(0, 0, Warning)],
        Ticks = 1,
    };

    /// <summary>θ·|g|/10·share of capability·demanded position: .3 · .5 · .5 · -1.</summary>
    private const double Effect = -0.3 * 0.5 * 0.5;

    [Fact]
    public void A_warning_shifts_what_acting_is_worth_to_its_addressee_and_not_what_it_believes()
    {
        var run = Run.Of(Crisis);

        Assert.Equal(Effect, run.Deterrence[1][1], 1e-15);
        Assert.Equal(0.5, run.Positions[1][1]);
    }

    [Fact]
    public void Those_not_addressed_are_persuaded_as_by_any_message_and_not_deterred()
    {
        var run = Run.Of(Crisis);

        Assert.Equal(0, run.Deterrence[1][2]);
        Assert.True(run.Positions[1][2] < 0.5);
    }

    [Fact]
    public void A_warning_deters_on_its_own_issue_only()
    {
        var second = new Issue { Id = "second" };
        var run = Run.Of(Crisis with { Issues = [Crisis.Issues[0], second], Positions = [0, 0, 0.5, 0.5, 0.5, 0.5] });

        Assert.Equal([Effect, 0], run.Deterrence[1][2..4].Select(value => Math.Round(value, 15)));
    }

    [Fact]
    public void Deterrence_wears_off_by_a_tenth_in_a_tick() =>
        Assert.Equal(Effect * 0.9 * 0.9, Run.Of(Crisis with { Ticks = 3 }).Deterrence[3][1], 1e-15);

    [Fact]
    public void The_weak_deter_the_strong_less() =>
        Assert.Equal(Effect * 0.25 / 0.5, Run.Of(Crisis with { Capability = [1, 3, 1] }).Deterrence[1][1], 1e-15);

    [Theory]
    [InlineData(Explicitness.Implicit, Stage.CarriedOut, 0.5)]
    [InlineData(Explicitness.Implicit, Stage.Planned, 0.25)]
    public void An_implicit_or_announced_warning_deters_less(Explicitness explicitness, Stage stage, double share)
    {
        var content = Warning with { Explicitness = explicitness, Stage = stage };

        Assert.Equal(Effect * share, Run.Of(Crisis with { Schedule = [Say.At(0, 0, content)] }).Deterrence[1][1], 1e-15);
    }

    [Fact]
    public void Many_threats_deter_up_to_a_half_width()
    {
        var threats = Enumerable.Range(0, 60).Select(n => Say.At(0, 0, Warning with { Intensity = -10 }, $"m{n}"));

        Assert.Equal(-1, Run.Of(Crisis with { Schedule = [.. threats] }).Deterrence[1][1]);
    }

    [Fact]
    public void Resolve_is_the_position_shifted_by_deterrence_within_the_scale()
    {
        var sketch = Crisis with { Issues = [Scales.Percent], Positions = [50, 5, 75], Schedule = [Say.At(0, 0, Warning with { Position = 0 })] };
        var simulation = new Simulation(sketch.Build(), default);
        simulation.Step();
        double Resolve(int actor) => new ResolveOf(actor, 0).Evaluate(new Scope(sketch.Build(), simulation.Frame, Scope.Everyone, []));

        Assert.Equal(Effect, simulation.Frame.Deterrence[1], 1e-15);
        Assert.Equal(5 + (Effect * 50) < 0 ? 0 : 5 + (Effect * 50), Resolve(1), 1e-12);
        Assert.Equal(simulation.Frame.Positions[2], Resolve(2));
    }
}
