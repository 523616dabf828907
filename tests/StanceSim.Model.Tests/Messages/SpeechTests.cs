using StanceSim.Model.Messages;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Messages;

/// <summary>What others know of an actor who speaks only in messages: actor 0 is silent unless it sends one.</summary>
public sealed class SpeechTests
{
    private static readonly Sketch Silent = new()
    {
        Positions = [0.5, 0],
        Network = Networks.FromAttention([[0, 0], [1, 0]]),
        Rule = Rules.DeGroot(),
        SpeaksRoutinely = [false, true],
        AcceptsInjections = true,
        Ticks = 3,
    };

    [Fact]
    public void A_public_message_is_what_it_is_known_to_think() => Assert.Equal(-0.4, SaidAfter(Say.That(-0.4)));

    [Fact]
    public void Without_one_the_first_position_stays_known() => Assert.Equal(0.5, SaidAfter(null));

    [Fact]
    public void Private_and_anonymous_messages_tell_others_nothing()
    {
        Assert.Equal(0.5, SaidAfter(Say.That(-0.4, 1) with { Audience = Audience.Private }));
        Assert.Equal(0.5, SaidAfter(Say.That(-0.4) with { Attribution = Attribution.Anonymous }));
        Assert.Equal(0.5, SaidAfter(Say.Act(5)));
    }

    [Fact]
    public void A_leak_tells_everyone() =>
        Assert.Equal(-0.4, SaidAfter(Say.That(-0.4, 1) with { Audience = Audience.Private, LeakProbability = 1, LeakDelay = 0 }));

    [Fact]
    public void One_who_speaks_every_tick_is_known_by_its_position() =>
        Assert.Equal(0.5, SaidAfter(Say.That(-0.4), Silent with { SpeaksRoutinely = [true, true] }));

    private static double SaidAfter(MessageContent? content, Sketch? sketch = null)
    {
        var simulation = new Simulation(((sketch ?? Silent) with { Schedule = content is null ? [] : [Say.At(0, 0, content)] }).Build(), default);
        simulation.Step();
        return simulation.Frame.Said[0];
    }
}
