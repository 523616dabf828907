using StanceSim.Model.Influence;
using StanceSim.Model.Messages;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Influence;

/// <summary>The rule's equation by hand, one part at a time: what actor 1, at 0 and half open, makes of what actor 0 says.</summary>
public sealed class DiplomaticTests
{
    private static readonly IInfluenceRule MessagesOnly = Rules.Diplomatic(("routine", 0), ("anchorPull", 0));

    private static readonly Sketch Pair = new()
    {
        Positions = [0.6, 0, 0],
        Network = Networks.Regard(3, 0.8),
        Rule = MessagesOnly,
        Ticks = 1,
    };

    /// <summary>λ = .5, v/(v+r) = .5, share of capability .5, regard .8, distance .6: .5 · (.5·.5·.8 / 1.36) · .6.</summary>
    private const double Plain = 0.5 * (0.5 * 0.5 * 0.8 / 1.36) * 0.6;

    [Fact]
    public void An_addressee_goes_part_of_the_way_to_what_a_friend_says() =>
        Assert.Equal(Plain, Move(Say.That(0.6, 1)), 1e-15);

    [Fact]
    public void A_message_without_a_position_advocates_its_senders_own() =>
        Assert.Equal(Plain, Move(Say.That(0.6, 1) with { Position = null }), 1e-15);

    [Fact]
    public void A_bystander_goes_half_as_far() => Assert.Equal(Plain / 2, Move(Say.That(0.6, 2)), 1e-15);

    [Fact]
    public void A_message_to_the_world_at_large_is_heard_as_by_bystanders() => Assert.Equal(Plain / 2, Move(Say.That(0.6)), 1e-15);

    [Fact]
    public void An_antagonist_repels_to_the_mirror_image() =>
        Assert.Equal(-Plain, Move(Say.That(0.6, 1), Pair with { Network = Networks.Regard(3, -0.8) }), 1e-15);

    [Fact]
    public void The_indifferent_are_not_moved() =>
        Assert.Equal(0, Move(Say.That(0.6, 1), Pair with { Network = Networks.Regard(3, 0) }));

    [Theory]
    [InlineData(0.5, 1, 1, 1)]
    [InlineData(1, 0.5, 1, 1)]
    [InlineData(1, 1, 0.7, 1)]
    [InlineData(1, 1, 1, 0.3)]
    public void Manner_and_credibility_scale_the_effect(double isImplicit, double isPlanned, double isLeaked, double credibility)
    {
        var content = Say.That(0.6, 1) with
        {
            Explicitness = isImplicit < 1 ? Explicitness.Implicit : Explicitness.Explicit,
            Stage = isPlanned < 1 ? Stage.Planned : Stage.CarriedOut,
            Attribution = isLeaked < 1 ? Attribution.Leak : Attribution.OnRecord,
            Credibility = credibility,
        };

        Assert.Equal(Plain * isImplicit * isPlanned * isLeaked * credibility, Move(content), 1e-15);
    }

    [Fact]
    public void An_anonymous_message_is_judged_by_the_medium_that_carries_it()
    {
        var content = Say.That(0.6, 1) with { Attribution = Attribution.Anonymous, Via = 2 };
        var network = Networks.FromRegard([[0, 0, 0], [-1, 0, 0.8], [0, 0, 0]]);

        Assert.Equal(Plain * 0.5, Move(content, Pair with { Network = network }), 1e-15);
    }

    [Fact]
    public void An_anonymous_message_without_a_medium_is_judged_alone_whoever_sent_it()
    {
        var content = Say.That(0.6, 1) with { Attribution = Attribution.Anonymous };
        var liked = Move(content, Pair with { Capability = [9, 1, 1] });
        var hated = Move(content, Pair with { Network = Networks.Regard(3, -1) });

        Assert.Equal(Plain / 0.8 * 0.5, liked, 1e-15);
        Assert.Equal(liked, hated);
    }

    [Theory]
    [InlineData(3, 1, 0.75)]
    [InlineData(1, 3, 0.25)]
    [InlineData(0, 0, 0.5)]
    public void The_stronger_are_heeded_more(double sender, double hearer, double share) =>
        Assert.Equal(Plain * share / 0.5, Move(Say.That(0.6, 1), Pair with { Capability = [sender, hearer, 1] }), 1e-15);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 0.5)]
    [InlineData(0.75, 0.75)]
    public void The_uncertain_are_moved_more(double uncertainty, double gain) =>
        Assert.Equal(Plain * gain / 0.5, Move(Say.That(0.6, 1), Pair with { Uncertainty = [1, uncertainty, 1] }), 1e-15);

    [Fact]
    public void Salience_scales_the_effect() =>
        Assert.Equal(Plain * 0.25, Move(Say.That(0.6, 1), Pair with { Salience = [1, 0.25, 1] }), 1e-15);

    [Fact]
    public void At_the_confidence_bound_a_push_has_half_of_its_weight()
    {
        var near = Move(Say.That(0.6, 1), Pair with { Rule = Rules.Diplomatic(("routine", 0), ("anchorPull", 0), ("confidenceBound", 0.6)) });

        Assert.Equal(Plain * 1.36 / 2, near, 1e-15);
    }

    [Fact]
    public void Interests_pull_the_stubborn_part_back()
    {
        var sketch = Pair with { Anchors = [0.6, 0.4, 0], Rule = Rules.Diplomatic(("routine", 0), ("anchorPull", 0.1)) };

        Assert.Equal(0.1 * 0.5 * 0.4, Run.Of(sketch).Last[1], 1e-15);
    }

    [Fact]
    public void Routine_statements_count_by_attention_and_regard()
    {
        var network = Networks.FromRegard([[0, 0, 0], [0.8, 0, 0.5], [0, 0, 0]], isAttentive: true);
        var sketch = Pair with { Network = network, Rule = Rules.Diplomatic(("routine", 0.2), ("anchorPull", 0)) };

        // Actor 2 says 0, where actor 1 already is.
        Assert.Equal(0.5 * (0.2 * 0.5 * 0.8 / 1.36) * 0.6, Run.Of(sketch).Last[1], 1e-15);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Who_holds_no_view_or_speaks_only_in_messages_states_nothing(bool speaks, bool holdsView)
    {
        var network = Networks.FromRegard([[0, 0, 0], [0.8, 0, 0.5], [0, 0, 0]], isAttentive: true);
        var sketch = Pair with { Network = network, Rule = Rules.Diplomatic(("routine", 0.2), ("anchorPull", 0)) };

        Assert.NotEqual(0, Run.Of(sketch).Last[1]);
        Assert.Equal(0, Run.Of(sketch with { SpeaksRoutinely = [speaks, true, true], HoldsView = [holdsView, true, true] }).Last[1]);
    }

    [Fact]
    public void One_without_a_view_is_heard_in_its_messages() =>
        Assert.Equal(Plain, Move(Say.That(0.6, 1), Pair with { HoldsView = [false, true, true], SpeaksRoutinely = [false, true, true] }), 1e-15);

    [Fact]
    public void Many_messages_together_cannot_carry_past_what_they_say()
    {
        var schedule = Enumerable.Range(0, 100).Select(n => Say.At(0, 0, Say.That(0.6, 1), $"m{n}"));
        var last = Run.Of(Pair with { Schedule = [.. schedule], Susceptibility = [1, 1, 1], Rule = Rules.Diplomatic(("persuasion", 10)) }).Last;

        Assert.Equal(0.6, last[1], 1e-12);
    }

    [Fact]
    public void The_same_world_on_another_scale_moves_alike()
    {
        var percent = Pair with { Issues = [Scales.Percent], Positions = [80, 50, 50] };

        Assert.Equal(50 + (50 * Plain), Run.Of(percent with { Schedule = [Say.At(0, 0, Say.That(80, 1))] }).Last[1], 1e-13);
        Assert.Equal(50 - (50 * Plain), Run.Of(percent with { Network = Networks.Regard(3, -0.8), Schedule = [Say.At(0, 0, Say.That(80, 1))] }).Last[1], 1e-13);
    }

    private static double Move(MessageContent content, Sketch? sketch = null) =>
        Run.Of((sketch ?? Pair) with { Schedule = [Say.At(0, 0, content)] }).Last[1];
}
