using System.Diagnostics;

namespace StanceSim.Scenarios.Tests.Yaml;

public sealed class LimitTests
{
    /// <summary>Texts made to cost time, which an unguarded reader spends seconds to minutes on.</summary>
    public static TheoryData<string, string> Bombs => new()
    {
        { "SIM1004", new string('[', 100_000) },
        { "SIM1004", new string('{', 100_000) },
        { "SIM1004", Repeat("- ", 100_000) },
        { "SIM1004", Repeat("? ", 100_000) },
        { "SIM1004", string.Concat(Enumerable.Range(0, 1_000).Select(level => new string(' ', level) + "a:\n")) },
        { "SIM1005", "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat("bcdefgh".Select(c => $"{c}: &{c} [{Repeat($"*{(char)(c - 1)},", 9)}]\n")) },
        { "SIM1005", $"[{Repeat("a,", 1_000_000)}]" },
        { "SIM1006", $"a: &a x\nb: [{Repeat("*a,", 1_001)}]" },
        { "SIM1003", Repeat("# filler\n", 1_250_000) },
    };

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public void A_text_made_to_cost_time_is_refused_at_once(string code, string text)
    {
        var watch = Stopwatch.StartNew();

        var problem = Assert.Single(ScenarioReader.Read("bomb.yaml", text, []).Problems);

        Assert.Equal(code, problem.Code);
        // A fifth of a second on a quiet machine; the bound leaves room for a busy one, and is far below what a bomb would cost.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Fact]
    public void Sixty_four_levels_are_allowed_and_one_more_is_not()
    {
        static string Nested(int levels) => "title: " + new string('[', levels - 1) + new string(']', levels - 1);

        Assert.DoesNotContain(ScenarioReader.Read("nested.yaml", Nested(64), []).Problems, problem => problem.Code == "SIM1004");
        Assert.Contains(ScenarioReader.Read("nested.yaml", Nested(65), []).Problems, problem => problem.Code == "SIM1004");
    }

    [Fact]
    public void An_alias_counts_with_the_levels_of_what_it_stands_for()
    {
        var text = $"a: &a {new string('[', 40)}{new string(']', 40)}\nb: {new string('[', 40)}*a{new string(']', 40)}";

        Assert.Equal("SIM1004", Assert.Single(ScenarioReader.Read("nested.yaml", text, []).Problems).Code);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
