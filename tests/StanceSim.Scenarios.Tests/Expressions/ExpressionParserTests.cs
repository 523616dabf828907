using StanceSim.Model;
using StanceSim.Model.Expressions;

namespace StanceSim.Scenarios.Tests.Expressions;

public sealed class ExpressionParserTests
{
    private const string Sections = """
        parameters: {half: 0.5, a-b: 3, a: 1, b: 2}
        organisations: [{actor: BLR, members: [LTU, RUS], decisions: [{issue: sanctions, procedure: majority}]}]
        messages: [{tick: 0, from: LTU, to: RUS, kind: warn, issue: sanctions}]
        """;

    /// <summary>Expressions without any mistake, of every sort, and texts of the same words in any order.</summary>
    private static readonly Gen<string> Numbers = Gen.Recursive<string>((depth, inner) => depth > 4
        ? Gen.OneOf("0", "1", "0.5", "1e300", "half", "tick", "position(LTU, sanctions)", "mean(sanctions)", "sent(warn, LTU)", "firstSent(deny)",
            "resolve(RUS, mediation)", "deterrence(RUS, sanctions)", "affinity(LTU, RUS)", "polarisation(mediation)", "blocked(BLR, sanctions)")
        : Gen.OneOf(
            Gen.Select(inner, Gen.OneOf("+", "-", "*", "/"), inner, (left, sign, right) => $"({left} {sign} {right})"),
            Gen.Select(inner, inner, Gen.OneOf("min", "max"), (left, right, name) => $"{name}({left}, {right})"),
            Gen.Select(inner, inner, inner, inner, (one, two, three, four) => $"if({one} < {two} and not {one} = {four}, {three}, {four})"),
            inner.Select(number => $"-abs({number})")));

    private static readonly Gen<string> Soup = Gen.OneOf(
        "(", ")", ",", "<", "=", "!", "!=", "+", "-", "*", "/", "and", "or", "not", "if", "min", "abs", "position", "heard", "sent", "LTU", "sanctions", "warn",
        "tick", "date", "2020-08-09", "2020-99-99", "1", "1.", ".5", "1e", "$half", "$", "true", "é", "\u0001").Array[0, 12].Select(words => string.Join(' ', words));

    [Fact]
    public void Every_expression_that_is_read_has_a_finite_value() =>
        Numbers.Where(text => text.Length <= 2_000).Sample(text =>
        {
            var scenario = Sample.Scenario($"{Sections}\noutcomes: [{{id: x, value: \"{text}\"}}]");
            var simulation = new Simulation(scenario.World, default);
            simulation.Step();

            return double.IsFinite(ValueOf(scenario, simulation.Frame));
        }, iter: 100);

    [Fact]
    public void Words_in_any_order_are_read_or_refused_within_the_text() =>
        Soup.Sample(words =>
        {
            var text = Sample.With($"{Sections}\noutcomes:\n  - id: x\n    value: \"{words}\"");
            return ScenarioReader.Read("soup.yaml", text, []).Problems.All(problem => problem.Column <= text.Split('\n')[problem.Line - 1].Length + 1);
        }, iter: 500);

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 3 - 2", 5)]
    [InlineData("8 / 2 / 2", 2)]
    [InlineData("1 / 0", 0)]
    [InlineData("-2 + 3", 1)]
    [InlineData("- - 2", 2)]
    [InlineData("a-b", 3)]
    [InlineData("a - b", -1)]
    [InlineData("3-2", 1)]
    [InlineData("$half", 0.5)]
    [InlineData("min(3, 1, 2)", 1)]
    [InlineData("max(3, 1)", 3)]
    [InlineData("abs(-4)", 4)]
    [InlineData("if(1 < 2, 5, 6)", 5)]
    [InlineData("not 1 < 2 or 2 <= 2 and 1 != 2", 1)]
    [InlineData("not (1 < 2 or 2 < 1)", 0)]
    [InlineData("true or false and false", 1)]
    [InlineData("(1 = 1) = true", 1)]
    [InlineData("tick", 0)]
    [InlineData("date = 2020-08-09", 1)]
    [InlineData("date < 2020-08-09", 0)]
    [InlineData("position(LTU, sanctions)", 0.5)]
    [InlineData("mean(sanctions)", 0)]
    [InlineData("affinity(LTU, RUS)", 0)]
    [InlineData("firstSent(warn)", -1)]
    public void An_expression_has_its_value(string text, double value)
    {
        var scenario = Sample.Scenario($"{Sections}\noutcomes: [{{id: x, value: \"{text}\"}}]");

        Assert.Equal(value, ValueOf(scenario, Frame.Initial(scenario.World)));
    }

    [Theory]
    [InlineData("tick > 3", true)]
    [InlineData("sent(warn)", false)]
    [InlineData("if(tick > 3, true, false)", true)]
    public void An_outcome_knows_whether_it_is_a_truth(string text, bool isTruth) =>
        Assert.Equal(isTruth, Sample.Scenario($"outcomes: [{{id: x, value: \"{text}\"}}]").Outcomes[0].IsTruth);

    [Theory]
    [InlineData("2020-08-16", 1)]
    [InlineData("2020-08-22", 1)]
    [InlineData("2020-08-23", 0)]
    public void A_tick_of_several_days_has_the_date_of_its_first_day(string date, double holds)
    {
        var scenario = Sample.Scenario($"time: {{start: 2020-08-09, tick: 1 week, ticks: 5}}\noutcomes: [{{id: x, value: \"date > {date}\"}}]");
        var simulation = new Simulation(scenario.World, default);
        for (var tick = 0; tick < 2; tick++)
        {
            simulation.Step();
        }

        // Tick 2 begins on 23 August.
        Assert.Equal(holds, ValueOf(scenario, simulation.Frame));
    }

    [Fact]
    public void Deterrence_is_zero_in_a_world_without_messages()
    {
        var scenario = Sample.Scenario("outcomes: [{id: x, value: \"deterrence(LTU, sanctions) + resolve(LTU, sanctions)\"}]");

        Assert.Equal(0.5, ValueOf(scenario, Frame.Initial(scenario.World)));
    }

    [Theory]
    [InlineData("position(sanctions)", "SIM4009")]
    [InlineData("affinity(LTU)", "SIM4009")]
    [InlineData("heard(warn)", "SIM4009")]
    [InlineData("position(LTU)", "SIM4009")]
    [InlineData("mean(LTU)", "SIM4006")]
    [InlineData("mean()", "SIM4005")]
    [InlineData("1 < 2 < 3", "SIM4001")]
    [InlineData("1 2", "SIM4001")]
    [InlineData("(1", "SIM4001")]
    [InlineData("sanctions", "SIM4003")]
    [InlineData("b-a", "SIM4003")]
    [InlineData("position", "SIM4003")]
    [InlineData("date", "SIM4007")]
    [InlineData("date > 3", "SIM4007")]
    [InlineData("true > false", "SIM4007")]
    [InlineData("if(1, 2, 3)", "SIM4007")]
    [InlineData("if(true, 2, false)", "SIM4007")]
    [InlineData("if(true, 2)", "SIM4005")]
    [InlineData("min(1)", "SIM4005")]
    [InlineData("min(1, true)", "SIM4007")]
    [InlineData("2020-02-30 < date", "SIM2008")]
    [InlineData("sent(condem)", "SIM3003")]
    [InlineData("1 % 2", "SIM4001")]
    public void A_mistake_in_an_outcome_has_its_code(string text, string code) =>
        Assert.Equal([code], Sample.Codes($"parameters: {{a: 1, b: 2}}\noutcomes: [{{id: x, value: \"{text}\"}}]"));

    [Theory]
    [InlineData("sent(warn) > 0", "`heard(kind)`")]
    [InlineData("mean(sanctions) > 0", "`position(ACTOR, issue)`")]
    [InlineData("affinity(LTU, RUS) > 0", "`affinity(ACTOR)`")]
    [InlineData("resolve(RUS, sanctions) > 0", "`resolve(issue)`")]
    [InlineData("blocked(BLR, sanctions) > 0", "`position(ACTOR, issue)`")]
    public void A_condition_that_asks_what_an_actor_cannot_see_is_told_what_to_ask_instead(string text, string instead)
    {
        var problem = Assert.Single(Sample.Read($"messages: [{{tick: 1, from: LTU, kind: warn, condition: \"{text}\"}}]").Problems);

        Assert.Equal("SIM4009", problem.Code);
        Assert.Contains(instead, problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_looks_from_the_actor_it_belongs_to()
    {
        var world = Sample.World("policies: [{id: p, actors: [LTU, RUS], when: position(sanctions) > 0, say: {kind: warn}}]\nreactions: policies");
        var frame = Frame.Initial(world);

        Assert.Equal([true, false], world.Policies.Select(policy => policy.When!.Holds(new Scope(world, frame, policy.Actor, []))));
    }

    private static double ValueOf(Scenario scenario, Frame frame) =>
        scenario.Outcomes[0].Expression.Evaluate(new Scope(scenario.World, frame, Scope.Everyone, [], new History()));
}
