namespace StanceSim.Scenarios.Tests.Yaml;

public sealed class SyntaxAdviceTests
{
    [Theory]
    [InlineData("title: x\n\tseed: 1", 2, "A tab stands here")]
    [InlineData("title: \"x\nseed: 1", 1, "A quote is not closed")]
    [InlineData("title: 'x", 1, "A quote is not closed")]
    [InlineData("title: a: b", 1, "a second colon")]
    [InlineData("title: x\n  seed: 1", 2, "indented further")]
    [InlineData("actors:\n  - id: LTU\n   name: x", 3, "not indented like the elements")]
    [InlineData("time:\n  ticks: 3\n end: 2", 3, "not indented like its neighbours")]
    [InlineData("actors: [{id: LTU]", 1, "A bracket is not closed")]
    [InlineData("actors: [{id: LTU}\nseed: 1", 1, "closed")]
    [InlineData("actors: ]", 1, "not")]
    [InlineData("seed: @x", 1, "cannot begin with this character")]
    [InlineData("title: x\nseed", 2, "A colon is missing")]
    [InlineData("title: *", 1, "has no name")]
    public void Broken_yaml_is_told_in_plain_words_where_it_breaks(string text, int line, string message)
    {
        var problem = Assert.Single(ScenarioReader.Read("broken.yaml", text, []).Problems);

        Assert.Equal(("SIM1007", line), (problem.Code, problem.Line));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("scalar", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_with_a_comma_in_braces_is_told_to_be_quoted()
    {
        var problems = Sample.Read("outcomes: [{id: x, value: position(LTU, sanctions)}]").Problems;

        Assert.Contains(problems, problem => problem.Code == "SIM2001" && problem.Fix.Contains("quotes", StringComparison.Ordinal));
    }
}
