using StanceSim.Model.Messages;
using StanceSim.Model.Randomness;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Messages;

public sealed class DeliveryTests
{
    private static readonly Sketch World = new()
    {
        Positions = [0, 0, 0],
        Network = Networks.Regard(3, 0.5),
        Rule = Rules.Diplomatic(("routine", 0), ("anchorPull", 0)),
        Ticks = 6,
    };

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_message_takes_effect_after_its_delay(int delay)
    {
        var run = Run.Of(Sends(Say.That(1, 1) with { Delay = delay }));

        Assert.Equal(0, run.Positions[1 + delay][1]);
        Assert.NotEqual(0, run.Positions[2 + delay][1]);
        Assert.Equal((1, 1 + delay), (run.Sent[1][0].Sent, run.Sent[1][0].Due));
    }

    [Fact]
    public void A_lost_message_takes_no_effect() => Assert.Equal([0, 0, 0], Run.Of(Sends(Say.That(1, 1) with { Loss = 1 })).Last);

    [Fact]
    public void Each_hearer_misses_it_by_its_own_chance()
    {
        const int replicates = 2000;
        var sketch = Sends(Say.That(1, 1) with { Loss = 0.3 });
        var heard = Enumerable.Range(0, replicates).Select(replicate => Run.Of(sketch, new RunKey(5, replicate)).Last).ToArray();

        // Standard deviation of a share of 2000: 0.01.
        Assert.InRange(heard.Count(last => last[1] != 0) / (double)replicates, 0.66, 0.74);
        Assert.InRange(heard.Count(last => last[2] != 0) / (double)replicates, 0.66, 0.74);
        Assert.InRange(heard.Count(last => last[1] != 0 && last[2] != 0) / (double)replicates, 0.45, 0.53);
    }

    [Fact]
    public void A_leak_makes_a_private_message_public_later_and_less_credible()
    {
        var secret = Say.That(1, 1) with { Audience = Audience.Private, LeakProbability = 1, LeakDelay = 2 };
        var run = Run.Of(Sends(secret));
        var open = Run.Of(Sends(Say.That(1, 1)));

        Assert.Equal(0, run.Positions[3][2]);
        Assert.Equal(open.Positions[2][2] * 0.7, run.Positions[4][2], 1e-15);
        var leak = Assert.Single(run.AllSent, message => message.IsLeak);
        Assert.Equal(("m~leak", new Cause("m", 0), 3, 3), (leak.Id, leak.Cause, leak.Sent, leak.Due));
    }

    [Fact]
    public void Addressees_do_not_hear_the_leak_of_what_they_were_told()
    {
        var secret = Say.That(1, 1) with { Audience = Audience.Private, Intensity = 5, LeakProbability = 1 };
        var (leaked, kept) = (Run.Of(Sends(secret)), Run.Of(Sends(secret with { LeakProbability = 0 })));

        Assert.Equal(kept.Positions[^1][1], leaked.Positions[^1][1]);
        Assert.Equal(kept.Affinities[^1][2..4], leaked.Affinities[^1][2..4]);
    }

    [Fact]
    public void A_leak_after_the_last_tick_does_not_happen() =>
        Assert.DoesNotContain(
            Run.Of(Sends(Say.That(1, 1) with { Audience = Audience.Private, LeakProbability = 1, LeakDelay = 6 })).AllSent, message => message.IsLeak);

    [Fact]
    public void A_leak_of_an_anonymous_message_does_not_tell_who_sent_it()
    {
        var secret = Say.That(1, 1) with { Audience = Audience.Private, Attribution = Attribution.Anonymous, LeakProbability = 1 };
        var leak = Assert.Single(Run.Of(Sends(secret)).AllSent, message => message.IsLeak);

        Assert.Equal((Attribution.Anonymous, -1, 0.7), (leak.Content.Attribution, leak.ApparentSender, leak.Content.Credibility));
    }

    [Fact]
    public void Private_messages_leak_as_often_as_their_probability_says()
    {
        var secret = Say.That(1, 1) with { Audience = Audience.Private, LeakProbability = 0.3 };
        var leaks = Enumerable.Range(0, 2000).Count(replicate => new Simulation(Sends(secret, 0).Build(), new RunKey(5, replicate)).Sent.Count == 2);

        Assert.InRange(leaks / 2000.0, 0.26, 0.34);
    }

    [Fact]
    public void A_public_message_never_leaks() =>
        Assert.Single(Run.Of(Sends(Say.That(1, 1) with { LeakProbability = 1 })).AllSent);

    private static Sketch Sends(MessageContent content, int tick = 1) => World with { Schedule = [Say.At(tick, 0, content)] };
}
