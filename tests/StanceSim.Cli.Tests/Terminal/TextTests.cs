using StanceSim.Cli.Terminal;
using StanceSim.Model;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cli.Tests.Terminal;

public sealed class TextTests
{
    private static readonly Issue Stance = new() { Id = "stance" };
    private static readonly Issue Percent = new() { Id = "percent", Low = 0, High = 100 };

    [Theory]
    [InlineData("Lietuva", 7)]
    [InlineData("Côte d'Ivoire", 13)]
    [InlineData("日本", 4)]
    public void Width_is_counted_in_cells(string text, int width) => Assert.Equal(width, Printable.WidthOf(text));

    [Theory]
    [InlineData("European Union", 10, "Europea...")]
    [InlineData("Lithuania", 9, "Lithuania")]
    public void What_does_not_fit_is_cut_with_dots(string text, int width, string expected) => Assert.Equal(expected, Printable.Fit(text, width));

    [Fact]
    public void Zero_has_no_sign()
    {
        Assert.Equal(" 0.00", Amount.Change(-0.001, Stance));
        Assert.Equal("+0.50", Amount.Position(0.5, Stance));
        Assert.Equal("50.0", Amount.Position(50, Percent));
    }

    [Fact]
    public void Wrapped_text_loses_no_word() => Gen.Char['a', 'z'].Array[1, 12].Select(letters => new string(letters)).Array[1, 40].Sample(words =>
    {
        var lines = Paragraphs.Wrap(string.Join(' ', words), 30).ToArray();
        Assert.Equal(words, string.Join(' ', lines).Split(' '));
        Assert.All(lines, line => Assert.True(line.Length <= 30));
    });

    [Theory]
    [InlineData("LUT", "LTU")]
    [InlineData("ltu", "LTU")]
    [InlineData("Lithuana", "Lithuania")]
    [InlineData("xyz", null)]
    public void The_nearest_name_is_found(string typed, string? expected) =>
        Assert.Equal(expected, NearestName.Of(typed, ["LTU", "LVA", "EST", "Lithuania"]));
}
