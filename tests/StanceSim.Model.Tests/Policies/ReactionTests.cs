using StanceSim.Model.Expressions;
using StanceSim.Model.Messages;
using StanceSim.Model.Policies;
using StanceSim.Model.Randomness;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Policies;

/// <summary>Actor 0 acts by date, actor 1 follows the policy.</summary>
public sealed class ReactionTests
{
    private static readonly Policy Answer = new()
    {
        Id = "answer",
        Actor = 1,
        On = new MessagePattern { Senders = [0] },
        Say = Say.Act(-1, 0) with { Kind = Say.Kind("answer") },
    };

    private static readonly Policy Always = Answer with { Id = "always", On = null };

    private static readonly Sketch World = new()
    {
        Positions = [0, 0, 0],
        Network = Networks.Regard(3, 0.5),
        Schedule = [Say.At(2, 0, Say.Act(-5, 1), "blow")],
        Policies = [Answer],
    };

    [Fact]
    public void A_policy_answers_in_the_tick_after_it_heard_and_names_its_cause()
    {
        var answer = Assert.Single(Answers(World));

        Assert.Equal((1, 3, "answer@3", "answer", new Cause("blow", 0), 1), (answer.Sender, answer.Sent, answer.Id, answer.Policy, answer.Cause, answer.Depth));
    }

    [Fact]
    public void A_policy_without_a_stimulus_fires_on_its_condition_alone()
    {
        var when = new Operation(Operator.AtLeast, new TickNumber(), new Constant(9));

        Assert.Equal([9, 10], Times(World with { Policies = [Always with { When = when }] }));
    }

    [Fact]
    public void A_condition_can_hold_a_reaction_back()
    {
        var when = new Operation(Operator.Greater, new AffinityOf(Scope.Everyone, 0), new Constant(0.9));

        Assert.Empty(Answers(World with { Policies = [Answer with { When = when }] }));
    }

    [Fact]
    public void Cooldown_is_the_rest_between_two_firings() =>
        Assert.Equal([0, 3, 6, 9], Times(World with { Policies = [Always with { Cooldown = 2 }] }));

    [Fact]
    public void A_limit_ends_it() => Assert.Equal([0, 1, 2], Times(World with { Policies = [Always with { Limit = 3 }] }));

    [Fact]
    public void It_fires_in_its_window_only() => Assert.Equal([4, 5], Times(World with { Policies = [Always with { From = 4, Until = 5 }] }));

    [Fact]
    public void A_delayed_reaction_is_sent_later_and_not_after_the_end()
    {
        var sketch = World with { Policies = [Always with { Delay = 4 }] };

        Assert.Equal([4, 5, 6, 7, 8, 9, 10], Times(sketch));
    }

    [Fact]
    public void Probability_is_how_often_it_fires_when_it_could()
    {
        var sketch = World with { Policies = [Always with { Probability = 0.3 }], Ticks = 2000 };

        Assert.InRange(Times(sketch).Count(), 500, 700);
        Assert.Empty(Times(World with { Policies = [Always with { Probability = 0 }] }));
    }

    [Fact]
    public void Replicates_and_seeds_draw_differently_and_the_same_key_alike()
    {
        var sketch = World with { Policies = [Always with { Probability = 0.5 }], Ticks = 64 };
        IEnumerable<int> Times(RunKey key) => Run.Of(sketch, key).AllSent.Where(message => message.Policy is not null).Select(message => message.Sent);

        Assert.Equal(Times(new RunKey(1, 1)), Times(new RunKey(1, 1)));
        Assert.NotEqual(Times(new RunKey(1, 1)), Times(new RunKey(1, 2)));
        Assert.NotEqual(Times(new RunKey(1, 1)), Times(new RunKey(2, 1)));
    }

    [Fact]
    public void What_others_do_by_chance_leaves_ones_own_draws_as_they_were()
    {
        var own = Always with { Probability = 0.5, Say = Say.Act(1) };
        var sketch = World with { Schedule = [], Policies = [own], Ticks = 64 };
        var more = sketch with
        {
            Schedule = [Say.At(3, 2, Say.Act(1, 0) with { Loss = 0.5, Audience = Audience.Private, LeakProbability = 0.5 })],
            Policies = [own with { Id = "other", Actor = 2 }, own with { Id = "another" }, own],
        };
        IEnumerable<int> Own(Sketch world) => Run.Of(world).AllSent.Where(message => message.Policy == own.Id).Select(message => message.Sent);

        Assert.Equal(Own(sketch), Own(more));
    }

    [Fact]
    public void Reactions_to_reactions_end_at_the_cascade_limit()
    {
        var mirror = Answer with { Id = "mirror", Actor = 0, On = new MessagePattern { Senders = [1] } };
        var run = Run.Of(World with { Policies = [Answer, mirror], CascadeLimit = 3, Ticks = 20 });

        Assert.Equal([("blow", 0), ("answer@3", 1), ("mirror@4", 2), ("answer@5", 3)], run.AllSent.Select(message => (message.Id, message.Depth)));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void A_policy_that_watches_a_position_respects_the_cascade_limit_too(int limit, int answers)
    {
        var watch = Always with
        {
            When = new Operation(Operator.Greater, new PositionOf(Scope.Everyone, 0), new Constant(0)),
            Say = Say.That(1),
            Limit = 1,
        };
        var appeal = Say.At(2, 0, Say.That(0.8, 1), "appeal") with { Cause = new Cause("far", 0) };

        Assert.Equal(answers, Answers(World with { Schedule = [appeal], Policies = [watch], CascadeLimit = limit }).Count());
    }

    [Fact]
    public void A_stimulus_at_the_end_of_its_cascade_does_not_hide_a_fresh_one()
    {
        // Both are heard in tick 2; the one at the limit comes first in canonical order.
        var spent = Say.At(2, 0, Say.Act(-5, 1), "spent") with { Cause = new Cause("far", 7) };
        var fresh = Say.At(2, 2, Say.Act(-5, 1), "fresh");
        var sketch = World with { Schedule = [spent, fresh], Policies = [Answer with { On = new MessagePattern() }] };

        Assert.Equal(new Cause("fresh", 0), Assert.Single(Answers(sketch)).Cause);
    }

    [Fact]
    public void A_policy_that_watches_a_position_is_caused_by_what_last_moved_it()
    {
        var watch = Always with
        {
            When = new Operation(Operator.Greater, new PositionOf(Scope.Everyone, 0), new Constant(0)),
            Say = Say.That(1),
            Limit = 1,
        };
        var sketch = World with { Schedule = [Say.At(2, 0, Say.That(0.8, 1), "appeal")], Policies = [watch] };

        Assert.Equal(new Cause("appeal", 0), Assert.Single(Answers(sketch)).Cause);
    }

    [Fact]
    public void What_moved_a_position_is_remembered_until_something_else_moves_it()
    {
        var late = Always with { When = new Operation(Operator.AtLeast, new TickNumber(), new Constant(8)), Say = Say.That(1), Limit = 1 };
        var sketch = World with
        {
            Schedule = [Say.At(1, 0, Say.That(0.8, 1), "first"), Say.At(2, 0, Say.That(0.7, 1), "second"), Say.At(2, 2, Say.That(-0.1), "weaker")],
            Policies = [late],
        };

        Assert.Equal(new Cause("second", 0), Assert.Single(Answers(sketch)).Cause);
    }

    [Fact]
    public void A_reaction_can_be_addressed_to_who_set_it_off()
    {
        var thirdParty = World with { Policies = [Answer with { ReplyToSender = true, Say = Say.Act(-1, 2) }] };

        Assert.Equal([0, 2], Assert.Single(Answers(thirdParty)).Content.Addressees);
    }

    [Fact]
    public void Nobody_recognises_the_sender_of_an_anonymous_message()
    {
        var anonymous = World with { Schedule = [Say.At(2, 0, Say.Act(-5, 1) with { Attribution = Attribution.Anonymous }, "whisper")] };
        var carried = anonymous with { Schedule = [anonymous.Schedule[0] with { Content = anonymous.Schedule[0].Content with { Via = 2 } }] };
        var toAnyone = Answer with { On = new MessagePattern(), ReplyToSender = true, Say = Say.Act(-1) };

        Assert.Empty(Answers(anonymous));
        Assert.Empty(Answers(carried));
        Assert.Single(Answers(carried with { Policies = [Answer with { On = new MessagePattern { Senders = [2] } }] }));
        Assert.Empty(Assert.Single(Answers(anonymous with { Policies = [toAnyone] })).Content.Addressees);
        Assert.Equal([2], Assert.Single(Answers(carried with { Policies = [toAnyone] })).Content.Addressees);
    }

    [Theory]
    [InlineData("act", null, true)]
    [InlineData("statement", null, false)]
    [InlineData(null, 1, true)]
    [InlineData(null, 2, false)]
    public void A_pattern_asks_for_kinds_and_addressees(string? kind, int? addressee, bool answers)
    {
        var pattern = new MessagePattern { Kinds = kind is null ? [] : [kind], Addressees = addressee is null ? [] : [addressee.Value] };

        Assert.Equal(answers, Answers(World with { Policies = [Answer with { On = pattern }] }).Any());
    }

    [Fact]
    public void One_does_not_react_to_what_one_did_not_hear()
    {
        var secret = World with { Schedule = [Say.At(2, 0, Say.Act(-5, 2) with { Audience = Audience.Private })] };

        Assert.Empty(Answers(secret));
    }

    private static IEnumerable<Message> Answers(Sketch sketch) => Run.Of(sketch).AllSent.Where(message => message.Policy is not null);

    private static IEnumerable<int> Times(Sketch sketch) => Answers(sketch).Select(message => message.Sent);
}
