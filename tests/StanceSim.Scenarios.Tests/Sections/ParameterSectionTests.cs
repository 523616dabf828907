namespace StanceSim.Scenarios.Tests.Sections;

public sealed class ParameterSectionTests
{
    [Theory]
    [InlineData("{value: 6, high: 5}", "SIM2006", "Write a number of at most 5, or change `high`.")]
    [InlineData("{value: 4, low: 5}", "SIM2006", "Write a number of at least 5, or change `low`.")]
    [InlineData("{value: 6, low: 0, high: 5}", "SIM2006", "Write a number in [0, 5], or change `high`.")]
    [InlineData("{value: 3, low: 5, high: 0}", "SIM2014", "Swap the two.")]
    public void A_number_outside_its_own_bounds_is_refused(string parameter, string code, string fix)
    {
        var problem = Assert.Single(Sample.Read($"parameters: {{bound: {parameter}}}").Problems);

        Assert.Equal((code, fix), (problem.Code, problem.Fix));
    }

    [Fact]
    public void Bounds_hold_for_overrides_too() =>
        Assert.Equal("SIM2006", Assert.Single(Sample.Read("parameters: {bound: {value: 3, high: 5}}", new Override("parameters.bound", "6")).Problems).Code);
}
