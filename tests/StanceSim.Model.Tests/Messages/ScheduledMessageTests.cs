using StanceSim.Model.Expressions;
using StanceSim.Model.Messages;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Messages;

/// <summary>"Assistance, if required": announced on its date, carried out when its condition holds.</summary>
public sealed class ScheduledMessageTests
{
    private static readonly Sketch World = new()
    {
        Positions = [0, 0],
        Network = Networks.Regard(2, 0.5),
        Ticks = 8,
    };

    [Fact]
    public void A_message_is_sent_on_its_date_once() => Assert.Equal([("m", 3)], Sent(Say.At(3, 0, Say.That(1))));

    [Fact]
    public void A_message_dated_to_the_first_tick_is_sent_with_the_first_frame() =>
        Assert.Single(new Simulation((World with { Schedule = [Say.At(0, 0, Say.That(1))] }).Build(), default).Sent);

    [Fact]
    public void An_act_whose_condition_does_not_hold_is_announced_and_carried_out_when_it_does()
    {
        var run = Run.Of(World with { Schedule = [Say.At(2, 0, Say.Act(5, 1)) with { Condition = From(5) }] });

        Assert.Equal([("m~announced", 2, Stage.Planned), ("m", 5, Stage.CarriedOut)], run.AllSent.Select(m => (m.Id, m.Sent, m.Content.Stage)));
        Assert.Equal(new Cause("m~announced", 0), run.AllSent.Last().Cause);
        Assert.True(run.Affinities[3][1] - 0.5 < run.Affinities[6][1] - run.Affinities[5][1], "Doing it weighs more than announcing it.");
    }

    [Fact]
    public void An_act_whose_condition_holds_on_its_date_is_not_announced() =>
        Assert.Equal([("m", 2)], Sent(Say.At(2, 0, Say.Act(5, 1)) with { Condition = From(1) }));

    [Fact]
    public void A_condition_is_tried_until_its_last_tick()
    {
        Assert.Equal([("m~announced", 2)], Sent(Say.At(2, 0, Say.Act(5, 1)) with { Condition = From(5), Until = 4 }));
        Assert.Equal([("m~announced", 2), ("m", 5)], Sent(Say.At(2, 0, Say.Act(5, 1)) with { Condition = From(5), Until = 5 }));
    }

    [Fact]
    public void The_authors_cause_is_kept_and_the_announcement_comes_between()
    {
        var dated = Say.At(2, 0, Say.Act(5, 1)) with { Condition = From(5), Cause = new Cause("plea", 1) };
        var sent = Run.Of(World with { Schedule = [dated] }).AllSent.ToArray();

        Assert.Equal([(new Cause("plea", 1), 2), (new Cause("m~announced", 2), 3)], sent.Select(message => (message.Cause, message.Depth)));
    }

    [Fact]
    public void The_senders_own_position_is_settled_when_it_speaks()
    {
        var schedule = new[] { Say.At(0, 1, Say.That(1, 0), "push"), Say.At(4, 0, new MessageContent { Kind = Say.Statement, Issue = 0, Delay = 2 }, "say") };
        var run = Run.Of(World with { Schedule = [.. schedule] });

        Assert.Equal(run.Positions[4][0], run.AllSent.Single(message => message.Id == "say").Position);
        Assert.NotEqual(0, run.Positions[4][0]);
    }

    private static Operation From(int tick) => new(Operator.AtLeast, new TickNumber(), new Constant(tick));

    private static IEnumerable<(string Id, int Sent)> Sent(ScheduledMessage message) =>
        Run.Of(World with { Schedule = [message] }).AllSent.Select(sent => (sent.Id, sent.Sent));
}
