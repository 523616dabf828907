namespace StanceSim.Scenarios.Tests.Yaml;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("reactions: plicies", 5, 12)]
    [InlineData("messages:\n  - {tick: 1, from: LTU, kind: condem}", 6, 32)]
    [InlineData("outcomes:\n  - id: a\n    value: position(LTU, sanction)", 7, 26)]
    [InlineData("outcomes:\n  - {id: a, value: \"1 + position(LTU, sanction)\"}", 6, 39)]
    [InlineData("outcomes:\n  - id: a\n    value: '1 + position(LTU, sanction)'", 7, 31)]
    public void A_problem_points_at_what_is_wrong_even_within_an_expression(string sections, int line, int column)
    {
        var problem = Assert.Single(Sample.Read(sections).Problems);

        Assert.Equal(("sample.yaml", line, column), (problem.File, problem.Line, problem.Column));
    }

    [Fact]
    public void Problems_come_in_the_order_of_the_text_all_at_once()
    {
        var problems = Sample.Read("""
            reactions: sometimes
            ties:
              - {from: LTU, to: LTU, type: friendship}
            messages:
              - {date: 2021-01-01, from: LTV, kind: condem, to: RUS, colour: red}
            outcomes:
              - {id: a, value: "1 +"}
            """).Problems;

        Assert.Equal(
            ["SIM2007", "SIM5004", "SIM2007", "SIM2016", "SIM3001", "SIM3003", "SIM2001", "SIM4001"],
            problems.Select(problem => problem.Code));
        Assert.Equal(problems.Select(problem => (problem.Line, problem.Column)).Order(), problems.Select(problem => (problem.Line, problem.Column)));
    }
}
