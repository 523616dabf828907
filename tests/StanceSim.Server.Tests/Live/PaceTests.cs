using StanceSim.Server.Live;

namespace StanceSim.Server.Tests.Live;

public sealed class PaceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(1_000_000)]
    public async Task No_turn_comes_early_however_little_is_left(int nanosecondsLeft)
    {
        var clock = new HandMovedClock { Now = 1_000_000_000 };
        var pace = new Pace(clock);
        pace.SetRate(100);
        Assert.True(await pace.NextTurn(TestContext.Current.CancellationToken));
        Assert.True(await pace.NextTurn(TestContext.Current.CancellationToken));

        clock.Now += 10_000_000 - nanosecondsLeft;
        var turn = pace.NextTurn(TestContext.Current.CancellationToken);
        Assert.False(turn.IsCompleted);

        clock.Now += nanosecondsLeft;
        Assert.True(await turn);
    }

    /// <summary>Counts nanoseconds; its timers go by the real time.</summary>
    private sealed class HandMovedClock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => 1_000_000_000;

        public override long GetTimestamp() => Now;
    }
}
