using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Relations;

public sealed class AffinityUpdateTests
{
    private const int Actor = 0, Target = 1, Observer = 2;

    [Theory]
    [InlineData(5, 0.05)]
    [InlineData(-10, -0.1)]
    public void An_act_moves_its_addressees_regard_for_the_sender(double intensity, double change) =>
        Assert.Equal(0.2 + change, After(Say.Act(intensity, Target), 0.2, Target, Actor), 1e-15);

    [Fact]
    public void The_senders_regard_stays() => Assert.Equal(0.2, After(Say.Act(-10, Target), 0.2, Actor, Target));

    [Theory]
    [InlineData(0.5, 0.5, -10, 0.48, 0.48)]
    [InlineData(-0.5, 0.5, -10, 0.52, -0.52)]
    [InlineData(0.5, -0.5, -10, -0.52, 0.52)]
    [InlineData(-0.5, -0.5, -10, -0.48, -0.48)]
    [InlineData(0.5, 0.5, 10, 0.52, 0.52)]
    public void An_observer_balances(double forTarget, double forActor, double intensity, double forActorAfter, double forTargetAfter)
    {
        var run = Run.Of(World(Say.Act(intensity, Target), [[0, 0, 0], [0, 0, 0], [forActor, forTarget, 0]]));

        Assert.Equal((forActorAfter, forTargetAfter), (Math.Round(Regard(run, Observer, Actor), 12), Math.Round(Regard(run, Observer, Target), 12)));
    }

    [Fact]
    public void An_observer_takes_several_addressees_by_its_mean_regard_for_them()
    {
        // Regard .5 for one and .1 for the other: .04 · .3 for the sender; .04 · its regard for the sender for each.
        var sketch = new Sketch
        {
            Positions = [0, 0, 0, 0],
            Network = Networks.FromRegard([[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0.2, 0.5, 0.1, 0]]),
            Schedule = [Say.At(0, 0, Say.Act(10, 1, 2))],
            Ticks = 1,
        };
        var regard = Run.Of(sketch).Affinities[1][9..12];

        Assert.Equal([0.212, 0.508, 0.108], regard.Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void An_act_to_the_world_at_large_moves_no_regard() => Assert.Equal(0.2, After(Say.Act(-10), 0.2, Observer, Actor));

    [Fact]
    public void Nobody_is_blamed_for_an_anonymous_act() =>
        Assert.All(Run.Of(World(Say.Act(-10, Target) with { Attribution = Attribution.Anonymous }, All(0.5))).Affinities[1], regard => Assert.Equal(0.5, regard));

    [Fact]
    public void Manner_and_credibility_scale_the_effect()
    {
        var content = Say.Act(-10, Target) with { Explicitness = Explicitness.Implicit, Stage = Stage.Planned, Credibility = 0.8 };

        Assert.Equal(0.2 - (0.1 * 0.5 * 0.5 * 0.8), After(content, 0.2, Target, Actor), 1e-15);
    }

    [Fact]
    public void Regard_ends_at_1_and_the_rest_is_told_as_bound()
    {
        var run = Run.Of(World(Say.Act(10, Target), All(0.98)));

        Assert.Equal(1, Regard(run, Target, Actor));
        var change = Assert.Single(run.Changes[1].Changes.ToArray(), change => change.Actor == Target);
        Assert.Contains(run.Changes[1].Of(change).ToArray(), part => part.Mechanism == Mechanism.Bound && Math.Abs(part.Amount + 0.08) < 1e-12);
    }

    [Fact]
    public void A_world_that_keeps_no_regard_takes_acts_all_the_same()
    {
        var sketch = World(Say.Act(10, Target), All(0)) with { Network = Networks.Complete(3) };

        Assert.Empty(Run.Of(sketch).Affinities[1]);
    }

    private static double After(MessageContent content, double before, int observer, int other) =>
        Regard(Run.Of(World(content, All(before))), observer, other);

    private static double[][] All(double regard) => [[0, regard, regard], [regard, 0, regard], [regard, regard, 0]];

    private static Sketch World(MessageContent content, double[][] regard) => new()
    {
        Positions = [0, 0, 0],
        Network = Networks.FromRegard(regard),
        Schedule = [Say.At(0, Actor, content)],
        Ticks = 1,
    };

    private static double Regard(Run run, int observer, int other) => run.Affinities[1][(observer * 2) + (other < observer ? other : other - 1)];
}
