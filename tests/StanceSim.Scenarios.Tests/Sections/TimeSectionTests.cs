namespace StanceSim.Scenarios.Tests.Sections;

public sealed class TimeSectionTests
{
    [Theory]
    [InlineData("{ticks: 7}", 7)]
    [InlineData("{start: 2020-08-09, end: 2020-08-09}", 1)]
    [InlineData("{start: 2020-08-09, end: 2020-09-29}", 52)]
    [InlineData("{start: 2020-08-09, tick: 1 week, end: 2020-08-22}", 2)]
    [InlineData("{start: 2020-08-09, tick: 2 weeks, end: 2020-08-23}", 2)]
    public void A_run_has_so_many_ticks(string time, int ticks) =>
        Assert.Equal(ticks, Sample.World($"time: {time}").Ticks);

    [Fact]
    public void A_date_lies_in_its_tick() =>
        Assert.Equal(1, Sample.World("time: {start: 2020-08-09, tick: 1 week, ticks: 3}\nmessages: [{date: 2020-08-22, from: LTU, kind: warn}]").Schedule[0].Tick);

    [Theory]
    [InlineData("{start: 2020-08-09}", "SIM2002")]
    [InlineData("{end: 2020-08-09}", "SIM2017")]
    [InlineData("{start: 2020-08-09, end: 2020-08-08}", "SIM2016")]
    [InlineData("{start: 0001-01-01, end: 9999-12-31}", "SIM2016")]
    [InlineData("{start: 9999-12-30, ticks: 5}", "SIM2016")]
    [InlineData("{start: 2020-08-09, tick: 9999 weeks, ticks: 1000000}", "SIM2016")]
    [InlineData("{ticks: 0}", "SIM2006")]
    [InlineData("{ticks: 5, tick: 0 days}", "SIM2009")]
    public void A_run_that_has_no_length_is_refused(string time, string code) =>
        Assert.Equal([code], Sample.Codes($"time: {time}"));
}
