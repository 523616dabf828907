using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Tests.Terminal;

public sealed class SparklineTests
{
    [Fact]
    public void Poles_are_the_lowest_and_the_highest_level()
    {
        Assert.Equal("059", Sparkline.Of([-1, 0, 1], -1, 1, 30, blocks: false));
        Assert.Equal("▁▅█", Sparkline.Of([0, 50, 100], 0, 100, 30, blocks: true));
    }

    [Fact]
    public void The_first_and_the_last_frame_are_always_shown() => Gen.Double[-1, 1].Array[2, 200].Sample(series =>
    {
        var line = Sparkline.Of(series, -1, 1, 30, blocks: false);
        Assert.Equal(Math.Min(30, series.Length), line.Length);
        Assert.Equal(Sparkline.Of(series.AsSpan(0, 1), -1, 1, 1, blocks: false)[0], line[0]);
        Assert.Equal(Sparkline.Of(series.AsSpan(series.Length - 1), -1, 1, 1, blocks: false)[0], line[^1]);
    });
}
