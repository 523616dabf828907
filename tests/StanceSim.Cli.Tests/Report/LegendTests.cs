using StanceSim.Cli.Report;
using StanceSim.Model;

namespace StanceSim.Cli.Tests.Report;

public sealed class LegendTests
{
    private static readonly Issue Percent = new() { Id = "percent", Low = 0, High = 100 };

    [Theory]
    [InlineData(0, "s0")]
    [InlineData(50, "s5")]
    [InlineData(100, "s10")]
    public void The_ends_of_the_palette_are_the_ends_of_the_scale(double position, string expected) =>
        Assert.Equal(expected, Palette.Stance(position, Percent));

    [Theory]
    [InlineData(0.4, "+")]
    [InlineData(-0.4, "\u2212")]
    [InlineData(0.001, "")]
    public void Signs_are_glyphs_too(double share, string expected) => Assert.Equal(expected, Palette.Sign(share));

    [Fact]
    public void Labels_keep_their_distance_and_their_order() => Gen.Double[0, 300].Array[1, 8].Sample(wanted =>
    {
        var placed = LabelPlacement.Spread(wanted, 15, 0, 300);
        var order = Enumerable.Range(0, wanted.Length).OrderBy(place => wanted[place]).ThenBy(place => place).Select(place => placed[place]).ToArray();
        for (var place = 1; place < order.Length; place++)
        {
            Assert.True(order[place] - order[place - 1] >= 15 - 1e-9);
        }
    });
}
