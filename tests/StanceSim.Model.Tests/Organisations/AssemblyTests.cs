using System.Collections.Immutable;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Organisations;

/// <summary>An organisation (actor 0) and its members (from 1), who keep their positions.</summary>
public sealed class AssemblyTests
{
    public static TheoryData<Procedure, double, double[], double, int> Adopted => new()
    {
        // Unanimity: as far as the nearest member.
        { Procedure.Unanimity, 0, [0.2, 0.5, 0.9], 0.2, 1 },
        { Procedure.Unanimity, 0, [-0.9, -0.5, -0.2], -0.2, 3 },
        { Procedure.Unanimity, 1, [0.2, 0.5, 0.9], 0.9, 3 },

        // Two thirds: as far as the second of three who wants to go furthest.
        { Procedure.QualifiedMajority, 0, [0.2, 0.5, 0.9], 0.5, 2 },
        { Procedure.QualifiedMajority, 0, [-0.3, 0.5, 0.9], 0.5, 2 },
        { Procedure.QualifiedMajority, 0, [-0.3, -0.5, 0.9], -0.3, 1 },
        { Procedure.QualifiedMajority, 0, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], 0.3, 3 },

        // Majority: as far as the median, the nearer one of two.
        { Procedure.Majority, 0, [0.2, 0.5, 0.9], 0.5, 2 },
        { Procedure.Majority, 0, [0.2, 0.4, 0.6, 0.8], 0.4, 2 },
        { Procedure.Majority, 1, [0.2, 0.4, 0.6, 0.8], 0.6, 3 },

        // Weighted median: to a median, wherever the old position is.
        { Procedure.WeightedMedian, 0, [0.2, 0.5, 0.9], 0.5, 2 },
        { Procedure.WeightedMedian, 1, [0.2, 0.5, 0.9], 0.5, 2 },
        { Procedure.WeightedMedian, 0, [0.2, 0.4, 0.6, 0.8], 0.4, 2 },
        { Procedure.WeightedMedian, 1, [0.2, 0.4, 0.6, 0.8], 0.6, 3 },
        { Procedure.WeightedMedian, 0.5, [0.125, 0.25, 0.75, 0.875], 0.25, 2 },
        { Procedure.WeightedMedian, 0.625, [0.125, 0.25, 0.75, 0.875], 0.75, 3 },
    };

    public static TheoryData<Procedure, double[], int[]> BlockedCases => new()
    {
        { Procedure.Unanimity, [0.2, -0.1, 0.9], [2] },
        { Procedure.Unanimity, [0.2, 0, 0.9], [2] },
        { Procedure.Unanimity, [-0.2, -0.9, 0.9], [3] },
        { Procedure.QualifiedMajority, [0.2, 0.3, 0.9, -0.1, -0.2], [4, 5] },
    };

    [Theory]
    [MemberData(nameof(Adopted))]
    public void The_pivotal_members_position_is_adopted(Procedure procedure, double before, double[] members, double after, int pivot)
    {
        var run = Run.Of(World(before, members, new DecisionRule { Issue = 0, Procedure = procedure }));

        var decision = Assert.Single(run.Decisions[1]);
        Assert.Equal((after, pivot, false, before), (decision.After, decision.Pivot, decision.Blocked, decision.Before));
        Assert.Equal(after, run.Positions[1][0]);
        Assert.Empty(decision.Blockers);
    }

    [Theory]
    [MemberData(nameof(BlockedCases))]
    public void A_change_most_want_and_the_procedure_stops_is_recorded_with_those_in_the_way(Procedure procedure, double[] members, int[] blockers)
    {
        var run = Run.Of(World(0, members, new DecisionRule { Issue = 0, Procedure = procedure }));

        var decision = Assert.Single(run.Decisions[1]);
        Assert.Equal((true, -1, 0.0), (decision.Blocked, decision.Pivot, decision.After));
        Assert.Equal(blockers, decision.Blockers);
        Assert.Equal(0, run.Positions[1][0]);
    }

    [Theory]
    [InlineData(Procedure.Unanimity, 0.2, -0.2)]
    [InlineData(Procedure.Majority, 0.2, 0.3, -0.2, -0.3)]
    [InlineData(Procedure.QualifiedMajority, 0.2, -0.3)]
    [InlineData(Procedure.Unanimity, 0.0, 0.0)]
    public void Where_no_majority_wants_a_change_nothing_is_decided_or_blocked(Procedure procedure, params double[] members) =>
        Assert.Empty(Run.Of(World(0, members, new DecisionRule { Issue = 0, Procedure = procedure })).Decisions[1]);

    [Fact]
    public void Votes_weigh()
    {
        var organisation = new Organisation
        {
            Actor = 0,
            Members = [new Member(1, 3), new Member(2), new Member(3)],
            Decisions = [new DecisionRule { Issue = 0, Procedure = Procedure.Majority }],
        };
        var sketch = World(0, [0.9, 0.5, 0.1], organisation.Decisions[0]) with { Organisations = [organisation] };

        Assert.Equal(0.9, Run.Of(sketch).Last[0]);
    }

    [Fact]
    public void A_quota_can_make_a_qualified_majority_unanimity()
    {
        var rule = new DecisionRule { Issue = 0, Procedure = Procedure.QualifiedMajority, Quota = 1 };

        Assert.Equal(0.2, Run.Of(World(0, [0.2, 0.5, 0.9], rule)).Last[0]);
    }

    [Theory]
    [InlineData(0.1, 0.1, false)]
    [InlineData(0.85, 0.8, false)]
    [InlineData(-0.1, 0, true)]
    public void Nothing_goes_past_a_veto_player(double veto, double after, bool isBlocked)
    {
        var rule = new DecisionRule { Issue = 0, Procedure = Procedure.Majority, VetoPlayers = [4] };
        var decision = Assert.Single(Run.Of(World(0, [0.9, 0.8, 0.5, veto, -0.3], rule) with { }).Decisions[1]);

        Assert.Equal((after, isBlocked), (decision.After, decision.Blocked));
        Assert.Equal(isBlocked ? [4] : [], decision.Blockers);
    }

    [Fact]
    public void No_decision_goes_past_a_member_whose_vote_it_needs_or_past_a_veto_player() =>
        Gen.Select(
            Gen.Double[-1, 1], Gen.Double[-1, 1].Array[1, 7], Gen.Enum<Procedure>(), Gen.Double[0.51, 1], Gen.Int[1, 7].Array[0, 2])
        .Sample((before, members, procedure, quota, vetoes) =>
        {
            ImmutableArray<int> players = [.. vetoes.Where(veto => veto <= members.Length).Distinct().Order()];
            var rule = new DecisionRule { Issue = 0, Procedure = procedure, Quota = quota, VetoPlayers = players };
            var run = Run.Of(World(before, members, rule) with { Ticks = 2 });
            var after = run.Positions[1][0];
            var needed = procedure == Procedure.Unanimity ? members : players.Select(player => members[player - 1]);

            Assert.All(needed, member => Assert.False(
                (before <= member && member < after) || (after < member && member <= before), $"{before} went to {after} past {member}"));
            Assert.InRange(after, Math.Min(before, members.Min()), Math.Max(before, members.Max()));

            // Members who do not move do not decide otherwise in the next tick.
            Assert.Equal(after, run.Positions[2][0]);
        });

    [Fact]
    public void Members_meet_when_they_meet()
    {
        var rule = new DecisionRule { Issue = 0, Procedure = Procedure.Unanimity, Meetings = [2] };
        var run = Run.Of(World(0, [0.5], rule) with { Ticks = 4 });

        Assert.Equal([0, 0, 0, 0.5, 0.5], run.Positions.Select(frame => frame[0]));
        Assert.Equal(2, Assert.Single(run.Decisions.SelectMany(decisions => decisions)).Tick);
    }

    [Fact]
    public void The_influence_rule_does_not_move_what_members_decide()
    {
        var rule = new DecisionRule { Issue = 0, Procedure = Procedure.Unanimity, Meetings = [5] };
        var listens = Networks.FromAttention([[0, 1], [0, 0]]);

        var run = Run.Of(World(0, [0.5], rule) with { Network = listens, SpeaksRoutinely = [true, true], Ticks = 5 });

        Assert.Equal(0, run.Positions[4][0]);
        Assert.DoesNotContain(run.Changes.Take(6).SelectMany(log => log.Changes.ToArray()), change => change.Actor == 0);
    }

    [Fact]
    public void An_organisation_that_does_not_meet_states_what_was_decided_last()
    {
        // A citizen listens to the organisation, which itself listens to its member.
        var rule = new DecisionRule { Issue = 0, Procedure = Procedure.Unanimity, Meetings = [9] };
        var network = Networks.FromAttention([[0, 1, 0], [0, 0, 0], [1, 0, 0]]);
        var sketch = World(0, [0.5], rule) with { Positions = [0, 0.5, 0.3], Network = network, SpeaksRoutinely = [true, true, false], Ticks = 3 };

        Assert.Equal(0, Run.Of(sketch).Last[2]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_organisation_in_an_organisation_votes_with_its_own_position(bool isInnerFirst)
    {
        // The inner organisation (1) does not meet and stays at 0.25, whatever it hears; the outer (0) takes its position.
        var outer = new Organisation { Actor = 0, Members = [new Member(1)], Decisions = [new DecisionRule { Issue = 0, Procedure = Procedure.Unanimity }] };
        var inner = new Organisation { Actor = 1, Members = [new Member(2)], Decisions = [new DecisionRule { Issue = 0, Procedure = Procedure.Unanimity, Meetings = [9] }] };
        var sketch = new Sketch
        {
            Positions = [0, 0.25, 1],
            Network = Networks.FromAttention([[0, 0, 0], [0, 0, 1], [0, 0, 0]]),
            Rule = Rules.DeGroot(),
            Organisations = isInnerFirst ? [inner, outer] : [outer, inner],
            Ticks = 1,
        };

        Assert.Equal([0.25, 0.25, 1], Run.Of(sketch).Last);
    }

    [Fact]
    public void A_decision_is_told_as_the_pivots_and_caused_by_what_moved_it()
    {
        var sketch = new Sketch
        {
            Positions = [0, 0, 0.5],
            Network = Networks.Regard(3, 0.8),
            Organisations = [new Organisation { Actor = 0, Members = [new Member(1)], Decisions = [new DecisionRule { Issue = 0, Procedure = Procedure.Unanimity }] }],
            Schedule = [Say.At(0, 2, Say.That(0.5, 1), "appeal")],
            Ticks = 1,
        };
        var log = Run.Of(sketch).Changes[1];

        var change = Assert.Single(log.Changes.ToArray(), change => change is { Actor: 0, Variable: Variable.Position });
        var part = Assert.Single(log.Of(change).ToArray());
        Assert.Equal((Mechanism.Decision, 1, "appeal"), (part.Mechanism, part.Source, part.Message));
        Assert.Equal(change.After, part.Amount, ChangeLog.Step);
    }

    [Fact]
    public void An_organisation_that_speaks_only_in_messages_states_what_it_adopts_and_not_what_is_blocked()
    {
        var rule = new DecisionRule { Issue = 0, Procedure = Procedure.Unanimity };
        var sketch = World(0, [0.5, 0.5], rule) with { SpeaksRoutinely = [false, true, true] };
        var adopted = new Simulation(sketch.Build(), default);
        adopted.Step();
        Assert.Equal(0.5, adopted.Frame.Said[0]);

        // It said 0.9 in a message of its own; that its members block a change afterwards does not take that back.
        var blocked = new Simulation(
            (sketch with { Positions = [0, 0.5, 0.5, -0.5], SpeaksRoutinely = [false, true, true, true], Schedule = [Say.At(0, 0, Say.That(0.9))], Organisations = [sketch.Organisations[0] with { Members = [new Member(1), new Member(2), new Member(3)] }], Network = Networks.Regard(4, 0) }).Build(),
            default);
        blocked.Step();
        Assert.True(Assert.Single(blocked.Decisions).Blocked);
        Assert.Equal(0.9, blocked.Frame.Said[0]);
    }

    private static Sketch World(double before, double[] members, DecisionRule rule) => new()
    {
        Positions = [before, .. members],
        Network = Networks.Regard(members.Length + 1, 0),
        Rule = Rules.DeGroot(),
        Organisations =
        [
            new Organisation { Actor = 0, Members = [.. members.Select((_, index) => new Member(index + 1))], Decisions = [rule] },
        ],
        Ticks = 1,
    };
}
