using StanceSim.Cluster.Settings;

namespace StanceSim.Cluster.Tests.Settings;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("2s", 2)]
    [InlineData("1.5s", 1.5)]
    [InlineData("1m", 60)]
    public void A_duration_is_a_number_and_a_unit(string text, double seconds)
    {
        Assert.True(Durations.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1 h")]
    [InlineData("1e300s")]
    [InlineData("NaNs")]
    public void Anything_else_is_none(string text) => Assert.False(Durations.TryParse(text, out _));
}
