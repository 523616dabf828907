using StanceSim.Model.Expressions;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Policies;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Expressions;

public sealed class ExpressionTests
{
    private static readonly Sketch World = new()
    {
        Positions = [1, -1, 0.5],
        Network = Networks.Regard(3, 0.25),
        SpeaksRoutinely = [false, true, true],
        Schedule = [Say.At(0, 0, Say.That(-1))],
    };

    private static readonly Gen<double> Any = Gen.OneOf(
        Gen.Double, Gen.OneOf(0.0, -0.0, 1.0, double.MaxValue, double.MinValue, double.Epsilon));

    [Fact]
    public void Every_expression_has_a_finite_value() =>
        Gen.Select(Gen.Enum<Operator>(), Gen.Enum<Operator>(), Any.Array[3]).Sample((outer, inner, values) =>
        {
            var finite = values.Select(value => double.IsFinite(value) ? value : 0).ToArray();
            var expression = new Operation(outer, new Operation(inner, new Constant(finite[0]), new Constant(finite[1])), new Constant(finite[2]));

            Assert.True(double.IsFinite(expression.Evaluate(ScopeOf(0))));
        });

    [Theory]
    [InlineData(Operator.Add, 5)]
    [InlineData(Operator.Subtract, 1)]
    [InlineData(Operator.Multiply, 6)]
    [InlineData(Operator.Divide, 1.5)]
    [InlineData(Operator.Less, 0)]
    [InlineData(Operator.AtMost, 0)]
    [InlineData(Operator.Greater, 1)]
    [InlineData(Operator.AtLeast, 1)]
    [InlineData(Operator.Equal, 0)]
    [InlineData(Operator.NotEqual, 1)]
    [InlineData(Operator.And, 1)]
    [InlineData(Operator.Or, 1)]
    [InlineData(Operator.Min, 2)]
    [InlineData(Operator.Max, 3)]
    public void Operators_on_3_and_2(Operator operation, double value) =>
        Assert.Equal(value, new Operation(operation, new Constant(3), new Constant(2)).Evaluate(ScopeOf(0)));

    [Fact]
    public void Division_by_zero_is_zero() =>
        Assert.Equal(0, new Operation(Operator.Divide, new Constant(3), new Constant(0)).Evaluate(ScopeOf(0)));

    [Fact]
    public void An_actor_knows_its_own_position_and_what_others_said()
    {
        var simulation = new Simulation(World.Build(), default);
        simulation.Step();
        double Position(int observer, int subject) => new PositionOf(subject, 0).Evaluate(new Scope(World.Build(), simulation.Frame, observer, []));

        Assert.Equal(simulation.Frame.Positions[0], Position(0, Scope.Everyone));
        Assert.Equal(simulation.Frame.Positions[0], Position(0, 0));
        Assert.Equal(-1, Position(1, 0));
        Assert.Equal(simulation.Frame.Positions[0], Position(Scope.Everyone, 0));
    }

    [Fact]
    public void Regard_is_zero_where_there_is_no_relation()
    {
        Assert.Equal(0.25, new AffinityOf(Scope.Everyone, 1).Evaluate(ScopeOf(0)));
        Assert.Equal(0, new AffinityOf(0, 0).Evaluate(ScopeOf(0)));
    }

    [Fact]
    public void Choice_not_negation_and_magnitude()
    {
        Assert.Equal(2, new Choice(new Constant(0), new Constant(1), new Constant(2)).Evaluate(ScopeOf(0)));
        Assert.Equal(1, new Not(new Constant(0)).Evaluate(ScopeOf(0)));
        Assert.Equal(3, new Magnitude(new Negation(new Constant(3))).Evaluate(ScopeOf(0)));
    }

    [Fact]
    public void Mean_and_polarisation_of_all_positions()
    {
        // Mean 1/6; squared distances 25/36 + 49/36 + 4/36 over 3.
        Assert.Equal(1.0 / 6, new MeanPosition(0).Evaluate(ScopeOf(Scope.Everyone)), 1e-15);
        Assert.Equal(78.0 / 108, new Polarisation(0).Evaluate(ScopeOf(Scope.Everyone)), 1e-15);
    }

    [Fact]
    public void Polarisation_is_1_when_half_stand_at_each_pole_of_any_scale()
    {
        var world = (World with { Positions = [0, 100], Issues = [Scales.Percent], SpeaksRoutinely = [], Schedule = [], Network = Networks.Complete(2) }).Build();

        Assert.Equal(1, new Polarisation(0).Evaluate(new Scope(world, Frame.Initial(world), Scope.Everyone, [])));
    }

    [Fact]
    public void History_counts_messages_but_not_their_leaks()
    {
        var history = new History();
        history.Add(MessageOf("m", sent: 4));
        history.Add(MessageOf("m~leak", sent: 4));
        history.Add(MessageOf("n", sent: 2));
        var scope = new Scope(World.Build(), Frame.Initial(World.Build()), Scope.Everyone, [], history);

        Assert.Equal(2, new SentCount(new MessagePattern { Kinds = ["statement"] }).Evaluate(scope));
        Assert.Equal(2, new FirstSent(new MessagePattern { Senders = [1] }).Evaluate(scope));
        Assert.Equal(-1, new FirstSent(new MessagePattern { Senders = [2] }).Evaluate(scope));
    }

    [Fact]
    public void History_counts_blocked_decisions_of_one_organisation_on_one_issue()
    {
        var history = new History();
        history.Add(DecisionOf(organisation: 0, issue: 1, isBlocked: true));
        history.Add(DecisionOf(organisation: 0, issue: 1, isBlocked: false));
        history.Add(DecisionOf(organisation: 0, issue: 0, isBlocked: true));
        var scope = new Scope(World.Build(), Frame.Initial(World.Build()), Scope.Everyone, [], history);

        Assert.Equal(1, new BlockedCount(0, 1).Evaluate(scope));
        Assert.Equal(0, new BlockedCount(1, 1).Evaluate(scope));
    }

    private static Scope ScopeOf(int actor)
    {
        var world = World.Build();
        return new Scope(world, Frame.Initial(world), actor, []);
    }

    private static Message MessageOf(string id, int sent) =>
        new() { Id = id, Sender = 1, Sequence = 0, Sent = sent, Due = sent, Content = Say.That(0), Position = 0 };

    private static Decision DecisionOf(int organisation, int issue, bool isBlocked) => new()
    {
        Tick = 0,
        Organisation = organisation,
        Issue = issue,
        Procedure = Procedure.Unanimity,
        Blocked = isBlocked,
        Before = 0,
        After = 0,
        Pivot = -1,
        Blockers = [],
    };
}
