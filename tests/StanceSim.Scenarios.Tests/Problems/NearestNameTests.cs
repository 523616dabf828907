using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Tests.Problems;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["legitimacy", "sanctions", "policies", "condemn", "LTU", "EU"];

    [Theory]
    [InlineData("sanction", "sanctions")]
    [InlineData("snactions", "sanctions")]
    [InlineData("Sanctions", "sanctions")]
    [InlineData("legitimicy", "legitimacy")]
    [InlineData("policy", "policies")]
    [InlineData("condm", "condemn")]
    [InlineData("LTV", "LTU")]
    [InlineData("mediation", null)]
    [InlineData("", null)]
    public void A_name_that_is_nearly_right_is_recognised(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(name, Known));

    [Fact]
    public void A_known_name_with_one_change_is_always_recognised() =>
        Gen.Select(Gen.Char['a', 'z'].Array[4, 12], Gen.Int[0, 11], Gen.Char['a', 'z']).Sample((letters, place, other) =>
        {
            var known = new string(letters);
            letters[place % letters.Length] = other;

            Assert.Equal(known, NearestName.Of(new string(letters), [known]));
        });
}
